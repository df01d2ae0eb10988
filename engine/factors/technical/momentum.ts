// Kernels of the momentum indicators that several operators share.
import { averageLookback, exponential, movingAverage } from "./averages.ts";
import { closeWithinRange } from "./extremes.ts";
import { isZero } from "./smallness.ts";

/** A moving average asked for by type and window. */
export interface AverageRule {
  readonly type: number;
  readonly n: number;
}

/** Wilder's averages of gains and losses over n changes, from row n on. */
export function forEachGain(x: Float64Array, n: number, visit: (t: number, gain: number, loss: number) => void): void {
  let gain = 0;
  let loss = 0;
  for (let t = 1; t < x.length; t++) {
    const change = x[t]! - x[t - 1]!;
    if (t > n) {
      gain *= n - 1;
      loss *= n - 1;
    }
    if (change < 0) loss -= change;
    else gain += change;
    if (t < n) continue;
    gain /= n;
    loss /= n;
    visit(t, gain, loss);
  }
}

/** Wilder's relative strength index from row n on; 0 where nothing moved. */
export function relativeStrength(x: Float64Array, n: number, out: Float64Array): void {
  forEachGain(x, n, (t, gain, loss) => {
    out[t] = isZero(gain + loss) ? 0 : 100 * (gain / (gain + loss));
  });
}

/** The faster of two averages first. */
export function fasterFirst(a: AverageRule, b: AverageRule): readonly [AverageRule, AverageRule] {
  return b.n < a.n ? [b, a] : [a, b];
}

/** Fast and slow average of a series; the pair begins where the later one does. */
export function averagePair(
  x: Float64Array,
  rules: readonly [AverageRule, AverageRule],
): { readonly fast: Float64Array; readonly slow: Float64Array; readonly begin: number } {
  const [fast, slow] = [new Float64Array(x.length), new Float64Array(x.length)];
  const a = movingAverage(x, { ...rules[0], from: 0 }, fast);
  const b = movingAverage(x, { ...rules[1], from: 0 }, slow);
  return { fast, slow, begin: Math.max(a, b) };
}

/** The three lines of MACD, complete from `begin` on. */
export interface MacdLines {
  readonly macd: Float64Array;
  readonly signal: Float64Array;
  readonly begin: number;
}

/** Fast minus slow average, both starting at the same row, and the average of that difference. */
export function macdOfAverages(
  x: Float64Array,
  rules: readonly [AverageRule, AverageRule],
  signalRule: AverageRule,
): MacdLines {
  const start = Math.max(...rules.map((rule) => averageLookback(rule.type, rule.n)));
  const [macd, slow, signal] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
  movingAverage(x, { ...rules[0], from: 0, start }, macd);
  movingAverage(x, { ...rules[1], from: 0, start }, slow);
  for (let t = start; t < x.length; t++) macd[t] = macd[t]! - slow[t]!;
  return { macd, signal, begin: movingAverage(macd, { ...signalRule, from: start }, signal) };
}

/** MACD with fixed smoothing 0.15 and 0.075 over 12 and 26 rows. */
export function macdFixed(x: Float64Array, n: number): MacdLines {
  const [macd, slow, signal] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
  exponential(x, { n: 12, first: 14, k: 0.15 }, macd);
  exponential(x, { n: 26, first: 0, k: 0.075 }, slow);
  for (let t = 25; t < x.length; t++) macd[t] = macd[t]! - slow[t]!;
  exponential(macd, { n, first: 25 }, signal);
  return { macd, signal, begin: 25 + n - 1 };
}

/** Writes one of macd, signal, hist (0, 1, 2). */
export function writeMacd({ macd, signal, begin }: MacdLines, output: number, out: Float64Array): void {
  for (let t = begin; t < out.length; t++) {
    out[t] = output === 0 ? macd[t]! : output === 1 ? signal[t]! : macd[t]! - signal[t]!;
  }
}

/** The fast %K line averaged, and that averaged again: writes the first (output 0) or the second (1), both from the same row. */
export function stochastic(
  series: readonly Float64Array[],
  rule: { readonly n: number; readonly averages: readonly AverageRule[]; readonly output: number },
  out: Float64Array,
): void {
  const { n, averages, output } = rule;
  let line = closeWithinRange(series, n);
  let begin = n - 1;
  const lines = [line];
  for (const average of averages) {
    const next = new Float64Array(out.length);
    begin = movingAverage(line, { ...average, from: begin }, next);
    line = next;
    lines.push(line);
  }
  const chosen = lines.at(output === 0 ? -2 : -1)!;
  for (let t = begin; t < out.length; t++) out[t] = chosen[t]!;
}
