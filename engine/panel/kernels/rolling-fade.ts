// Rolling sum or mean of one symbol whose weights fall by a constant factor per bar of age.
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";

export interface FadeRule extends WindowRule {
  /** Weight of a bar against the one after it, in 0 … 1; 1 weighs all alike. */
  readonly factor: number;
  /** sum: Σ weight × value · mean: divided by the weights of the present values. */
  readonly report: "sum" | "mean";
}

/**
 * Weighted sum or mean of the last `window` values, weights factor^age.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing and leave the weights; fewer than minPeriods present values give NaN
 * Source  definition. The window is the end of one block of rows and the start of the next: ends are summed backwards once per
 *         block, the start as rows arrive; nothing is subtracted, so a huge value leaves no trace
 * Cost    constant per step; a block starts anew on restart rows
 */
export function rollingFade(input: Float64Array, rule: FadeRule, out: Float64Array): void {
  const { window, minPeriods, factor } = rule;
  const restart = restartRows(window);
  const rows = Math.min(window, input.length) + 1;
  const ends = { sums: new Float64Array(rows), weights: new Float64Array(rows), counts: new Int32Array(rows) };
  let from = 0;
  let sum = 0;
  let weight = 0;
  let count = 0;
  let age = 1;
  for (let t = 0; t < input.length; t++) {
    if (t === 0 || t - from >= window || t % restart === 0) {
      sumEnds(input, ends, { t, window, factor });
      from = t;
      sum = 0;
      weight = 0;
      count = 0;
      age = 1;
    }
    const x = input[t]!;
    const present = Number.isFinite(x);
    sum = sum * factor + (present ? x : 0);
    weight = weight * factor + (present ? 1 : 0);
    count += present ? 1 : 0;
    age *= factor;
    const at = Math.max(0, from - Math.max(0, t - window + 1));
    const total = sum + age * ends.sums[at]!;
    const value = rule.report === "sum" ? total : total / (weight + age * ends.weights[at]!);
    const enough = count + ends.counts[at]! >= minPeriods;
    out[t] = enough && Number.isFinite(value) ? value : Number.NaN;
  }
}

/** Entry k holds the k rows before t, weighed as seen from the last of them. */
function sumEnds(
  input: Float64Array,
  ends: { readonly sums: Float64Array; readonly weights: Float64Array; readonly counts: Int32Array },
  at: { readonly t: number; readonly window: number; readonly factor: number },
): void {
  let fade = 1;
  const oldest = Math.max(0, at.t - at.window + 1);
  for (let row = at.t - 1, k = 1; row >= oldest; row--, k++) {
    const x = input[row]!;
    const present = Number.isFinite(x);
    ends.sums[k] = ends.sums[k - 1]! + (present ? fade * x : 0);
    ends.weights[k] = ends.weights[k - 1]! + (present ? fade : 0);
    ends.counts[k] = ends.counts[k - 1]! + (present ? 1 : 0);
    fade *= at.factor;
  }
}
