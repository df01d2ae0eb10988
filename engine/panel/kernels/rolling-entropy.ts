// Rolling entropy of one symbol's values, binned between the window's extremes.
import { WindowRows } from "./rolling-joint-moment.ts";
import type { WindowRule } from "./rolling-moments.ts";

/**
 * Shannon entropy −Σ p ln p of the last `window` values in `bins` equal bins from the smallest to the largest.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    ratio (nats), 0 … ln bins
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN; a constant window gives 0
 * Source  definition; bins as numpy histogram(values, bins): the last one holds both its edges
 * Cost    one pass over the window per step
 */
export function rollingEntropy(
  input: Float64Array,
  rule: WindowRule & { readonly bins: number },
  out: Float64Array,
): void {
  const rows = new WindowRows([input], rule.window);
  const counts = new Float64Array(rule.bins);
  for (let t = 0; t < input.length; t++) {
    rows.step(t);
    const value = rows.count >= rule.minPeriods && rows.count > 0 ? entropyOf(rows, counts) : Number.NaN;
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

function entropyOf(rows: WindowRows, counts: Float64Array): number {
  const values = rows.values[0]!;
  let low = values[0]!;
  let high = values[0]!;
  for (let i = 1; i < rows.count; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (low === high) return 0;
  if (!Number.isFinite(high - low)) return Number.NaN;
  counts.fill(0);
  for (let i = 0; i < rows.count; i++) {
    const bin = binOf(values[i]!, { low, high, bins: counts.length });
    counts[bin] = counts[bin]! + 1;
  }
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const share = counts[bin]! / rows.count;
    if (share > 0) sum -= share * Math.log(share);
  }
  return sum;
}

/** The bin of a value: by division, then put right by the edges themselves. */
export function binOf(
  x: number,
  range: { readonly low: number; readonly high: number; readonly bins: number },
): number {
  const { low, high, bins } = range;
  const edge = (i: number): number => (i === bins ? high : low + i * ((high - low) / bins));
  const bin = Math.min(bins - 1, Math.floor(((x - low) / (high - low)) * bins));
  if (x < edge(bin)) return bin - 1;
  return bin < bins - 1 && x >= edge(bin + 1) ? bin + 1 : bin;
}
