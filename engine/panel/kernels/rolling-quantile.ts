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
 *         is ranked once; the window is a set of bits over those ranks, and a cursor follows the wanted one
 * Cost    O(log n) per row for the ranking; the cursor moves by one or two set bits per row
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
  const { window, minPeriods, q } = rule;
  const { from, ranks, values, words, count: size } = stretch;
  let count = 0;
  let cursor = 0;
  let below = 0; // set bits below the cursor
  for (let t = from; t < rows.end; t++) {
    const leaving = t - window >= from ? ranks[t - window - from]! : -1;
    if (leaving >= 0) {
      words[leaving >>> 5] = words[leaving >>> 5]! & ~(1 << (leaving & 31));
      count--;
      if (leaving < cursor) below--;
    }
    const entering = ranks[t - from]!;
    if (entering >= 0) {
      words[entering >>> 5] = words[entering >>> 5]! | (1 << (entering & 31));
      count++;
      if (entering < cursor) below++;
    }
    if (t < rows.start) continue;
    if (count < minPeriods || count === 0) {
      out[t] = Number.NaN;
      continue;
    }
    const place = (count - 1) * q;
    const wanted = Math.floor(place);
    while (below > wanted) {
      cursor = previousRank(words, cursor);
      below--;
    }
    cursor = nextRank(words, cursor, size);
    while (below < wanted) {
      cursor = nextRank(words, cursor + 1, size);
      below++;
    }
    const value = values[cursor]!;
    out[t] = place > wanted ? between(value, values[nextRank(words, cursor + 1, size)]!, place - wanted) : value;
  }
}

/** Weighted so that two huge values of opposite sign do not overflow. */
function between(low: number, high: number, share: number): number {
  return low === high ? low : low * (1 - share) + high * share;
}
