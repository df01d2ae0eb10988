// Rolling quantiles of one symbol.
import { nextRank, previousRank, rankStretch, stretch, stretchRows } from "./present-ranks.ts";
import type { WindowRule } from "./rolling-moments.ts";

export interface QuantileRule extends WindowRule {
  readonly q: number;
}

/**
 * The q-quantile of the last `window` values, by linear interpolation between order statistics.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).quantile(q), median() for q = ½. A stretch of rows
 *         is ranked once; the window is a set of bits over those ranks, and two cursors follow the wanted one and the next
 * Cost    O(log n) per row for the ranking; the cursors move by one set bit per row at most
 */
export function rollingQuantile(
  input: Float64Array,
  rule: QuantileRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const rows = stretchRows(rule.window);
  for (let start = 0; start < input.length; start += rows) {
    const end = Math.min(start + rows, input.length);
    rankStretch(input, Math.max(0, start - rule.window + 1), end);
    slide(rule, { start, end }, out);
  }
  return out;
}

function slide(rule: QuantileRule, rows: { readonly start: number; readonly end: number }, out: Float64Array): void {
  const { minPeriods, q } = rule;
  const window = Math.min(rule.window, out.length) | 0; // a whole number for the compiler too
  const { from, ranks, values, words, count: size } = stretch;
  let count = 0;
  let share = 0; // how far the quantile lies from the wanted value towards the next
  let cursor = 0;
  let below = 0; // set bits below the cursor
  let next = -1; // the set bit after the cursor when the cursor is the wanted one
  for (let t = from; t < rows.end; t++) {
    const leaving = t - window >= from ? ranks[t - window - from]! : -1;
    const entering = ranks[t - from]!;
    if ((leaving | entering | next) >= 0) {
      words[leaving >>> 5] = words[leaving >>> 5]! & ~(1 << (leaving & 31));
      words[entering >>> 5] = words[entering >>> 5]! | (1 << (entering & 31));
      if (entering < next) {
        if (leaving >= next) next = Math.max(entering, cursor);
        if (entering > cursor || leaving >= cursor) cursor = previousRank(words, next);
      } else if (leaving <= next) {
        if (leaving <= cursor) cursor = next;
        next = nextRank(words, next + 1, size);
      }
    } else {
      if (leaving >= 0) words[leaving >>> 5] = words[leaving >>> 5]! & ~(1 << (leaving & 31));
      if (entering >= 0) words[entering >>> 5] = words[entering >>> 5]! | (1 << (entering & 31));
      count += Number(entering >= 0) - Number(leaving >= 0);
      below += Number(entering >= 0 && entering < cursor) - Number(leaving >= 0 && leaving < cursor);
      next = -1;
      if (t >= rows.start) out[t] = Number.NaN;
      if (t < rows.start || count < minPeriods || count === 0) continue;
      const place = (count - 1) * q;
      for (; below > place; below--) cursor = previousRank(words, cursor);
      cursor = nextRank(words, cursor, size);
      for (; below + 1 <= place; below++) cursor = nextRank(words, cursor + 1, size);
      next = nextRank(words, cursor + 1, size);
      share = place - below;
    }
    const value = values[cursor]!;
    out[t] = share > 0 ? between(value, values[next]!, share) : value;
  }
}

/** Weighted so that two huge values of opposite sign do not overflow. */
function between(low: number, high: number, share: number): number {
  return low === high ? low : low * (1 - share) + high * share;
}
