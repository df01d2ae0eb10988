// Patterns that a later close confirms: the hikkake and its stricter form.
import type { Bars } from "./candle-bars.ts";

/** 1 when the row's high and low are below the last row's, −1 when both are above, 0 otherwise. */
export function breakout(b: Bars, t: number): 1 | -1 | 0 {
  if (b.high[t]! < b.high[t - 1]! && b.low[t]! < b.low[t - 1]!) return 1;
  return b.high[t]! > b.high[t - 1]! && b.low[t]! > b.low[t - 1]! ? -1 : 0;
}

/** Row t lies inside the range of the row before. */
export function inside(b: Bars, t: number): boolean {
  return b.high[t]! < b.high[t - 1]! && b.low[t]! > b.low[t - 1]!;
}

/**
 * 100 or −100 on the row of a pattern; 200 or −200 on the first of the next three rows whose close lies beyond the candle
 * before the pattern's last, unless another pattern came first. `sideAt` gives 1, −1 or 0 for the row so many rows back.
 */
export function confirmed(b: Bars, t: number, sideAt: (back: number) => 1 | -1 | 0): number {
  const side = sideAt(0);
  if (side !== 0) return 100 * side;
  for (let back = 1; back <= 3; back++) {
    const found = sideAt(back);
    if (found === 0) continue;
    for (let row = t - back + 1; row < t; row++) if (confirms(b, row, t - back, found)) return 0;
    return confirms(b, t, t - back, found) ? 200 * found : 0;
  }
  return 0;
}

function confirms(b: Bars, row: number, found: number, side: 1 | -1): boolean {
  return side > 0 ? b.close[row]! > b.high[found - 1]! : b.close[row]! < b.low[found - 1]!;
}
