// Exponential weights written out, one per row of a history: the definition behind the exponentially weighted operators.

/** How weights fall; the words are those of pandas ewm. */
export interface WeightRule {
  readonly alpha: number;
  readonly adjust: boolean;
  readonly ignoreMissing: boolean;
}

/** Smoothing of a span: the weights of a plain mean over `span` rows have the same centre of mass. */
export function alphaOfSpan(span: number): number {
  return 2 / (span + 1);
}

/**
 * Weight of each row of a history, oldest first; they sum to 1 over the present rows, and missing rows get 0.
 * Adjusted: (1 − alpha)^age. Not adjusted: each new value takes its share alpha from all before it.
 */
export function decayWeights(history: Float64Array, rule: WeightRule): Float64Array {
  const weights = new Float64Array(history.length);
  let fade = 1;
  let started = false;
  for (let t = 0; t < history.length; t++) {
    const present = Number.isFinite(history[t]!);
    if (started && (present || !rule.ignoreMissing)) fade *= 1 - rule.alpha;
    if (!present) continue;
    const fresh = rule.adjust || !started ? 1 : rule.alpha;
    const total = rule.adjust ? 1 : fade + fresh;
    for (let i = 0; i < t; i++) weights[i] = (weights[i]! * fade) / (started ? total : 1);
    weights[t] = started ? fresh / total : 1;
    fade = 1;
    started = true;
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}
