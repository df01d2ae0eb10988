// Trailing statistics of one symbol at one bar, from that bar and the ones before it.
import type { Column } from "#engine/panel";

/** Where a symbol's series starts in its column, and the bar that is the last one known. */
export interface Place {
  readonly start: number;
  readonly t: number;
}

/**
 * Deviation (ddof 1) of the last `bars` close-to-close returns.
 * NaN when fewer than five of them are known.
 */
export function trailingVolatility(close: Column, { start, t }: Place, bars: number): number {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let k = Math.max(1, t - bars + 1); k <= t; k++) {
    const r = close[start + k]! / close[start + k - 1]! - 1;
    if (!Number.isFinite(r)) continue;
    n++;
    const step = r - mean;
    mean += step / n;
    squares += step * (r - mean);
  }
  return n < 5 ? Number.NaN : Math.sqrt(squares / (n - 1));
}

/** Mean of close · volume over the last `bars`; a bar without either counts as no trade. Fewer at the start of the series. */
export function trailingDollarVolume(
  columns: { readonly close: Column; readonly volume: Column },
  { start, t }: Place,
  bars: number,
): number {
  const first = Math.max(0, t - bars + 1);
  let sum = 0;
  for (let k = first; k <= t; k++) {
    const value = columns.close[start + k]! * columns.volume[start + k]!;
    if (Number.isFinite(value)) sum += value;
  }
  return sum / (t - first + 1);
}
