// Trailing statistics of every symbol at every bar, tolerant of gaps; each window is computed from its own bars alone.
import type { Column } from "#engine/panel";
import type { Grid } from "#engine/signals";

/**
 * Deviation (ddof 1) of the last `bars` close-to-close returns.
 *
 * Shape   symbol-major in and out; row t reads rows t − bars .. t, never later
 * NaN     a return next to a gap is left out; fewer than five known ones give NaN
 * Cost    two passes over each window
 */
export function trailingVolatility(close: Column, { symbols, times }: Grid, bars: number): Column {
  const out = new Float64Array(close.length).fill(Number.NaN);
  const returns = new Float64Array(times);
  for (let s = 0; s < symbols; s++) {
    const start = s * times;
    returns[0] = Number.NaN;
    for (let t = 1; t < times; t++) {
      const r = close[start + t]! / close[start + t - 1]! - 1;
      returns[t] = Number.isFinite(r) ? r : Number.NaN;
    }
    for (let t = 1; t < times; t++) out[start + t] = deviationIn(returns, Math.max(1, t - bars + 1), t);
  }
  return out;
}

/** Deviation of returns[first .. last], gaps left out. */
function deviationIn(returns: Float64Array, first: number, last: number): number {
  let n = 0;
  let sum = 0;
  for (let k = first; k <= last; k++) {
    const r = returns[k]!;
    if (!Number.isNaN(r)) {
      n++;
      sum += r;
    }
  }
  if (n < 5) return Number.NaN;
  const mean = sum / n;
  let squares = 0;
  for (let k = first; k <= last; k++) {
    const r = returns[k]!;
    if (!Number.isNaN(r)) squares += (r - mean) * (r - mean);
  }
  return Math.sqrt(squares / (n - 1));
}

/**
 * Mean of close · volume over the last `bars`.
 *
 * Shape   symbol-major in and out; row t reads rows t − bars + 1 .. t, fewer at the start
 * NaN     a bar without either counts as no trade
 */
export function trailingDollarVolume(
  { close, volume }: { readonly close: Column; readonly volume: Column },
  { symbols, times }: Grid,
  bars: number,
): Column {
  const out = new Float64Array(close.length);
  const traded = new Float64Array(times);
  for (let s = 0; s < symbols; s++) {
    const start = s * times;
    for (let t = 0; t < times; t++) {
      const value = close[start + t]! * volume[start + t]!;
      traded[t] = Number.isFinite(value) ? value : 0;
    }
    for (let t = 0; t < times; t++) {
      const first = Math.max(0, t - bars + 1);
      let sum = 0;
      for (let k = first; k <= t; k++) sum += traded[k]!;
      out[start + t] = sum / (t - first + 1);
    }
  }
  return out;
}
