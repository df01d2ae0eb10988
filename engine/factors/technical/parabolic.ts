// Wilder's parabolic stop: one walk for the plain and the extended form.
import { moveOf } from "./directional.ts";

/** How a side's step grows: where it starts, by how much, and how far. */
export interface Acceleration {
  readonly first: number;
  readonly step: number;
  readonly most: number;
}

export interface ParabolicRule {
  readonly long: Acceleration;
  readonly short: Acceleration;
  /** 0: the first two rows decide · above 0: long from there · below 0: short from its size. */
  readonly start: number;
  /** Share by which the stop is moved away at every turn. */
  readonly offset: number;
}

function capped({ first, step, most }: Acceleration): Acceleration {
  return { first: Math.min(first, most), step: Math.min(step, most), most };
}

/**
 * Visits every row from the second on with the stop and the side (1 long, −1 short) as it was when the row began to be
 * answered: a turn answers with the new side.
 *
 * Source  Wilder (1978), as TA-Lib has it: the first side is short when the low fell more than the high rose
 * Cost    one pass
 */
export function forEachStop(
  high: Float64Array,
  low: Float64Array,
  rule: ParabolicRule,
  visit: (t: number, stop: number, side: 1 | -1) => void,
): void {
  if (high.length < 2) return;
  const sides = { long: capped(rule.long), short: capped(rule.short) };
  let long = rule.start === 0 ? moveOf(high, low, 1).minus <= 0 : rule.start > 0;
  let stop = rule.start === 0 ? (long ? low[0]! : high[0]!) : Math.abs(rule.start);
  let best = long ? high[1]! : low[1]!;
  let pace = long ? sides.long.first : sides.short.first;
  for (let t = 1; t < high.length; t++) {
    const before = t === 1 ? t : t - 1; // the first row stands in for the one before it
    const turned = long ? low[t]! <= stop : high[t]! >= stop;
    if (turned) {
      long = !long;
      stop = outside(best, long, { high, low, t, before });
      stop += (long ? -1 : 1) * stop * rule.offset;
      visit(t, stop, long ? 1 : -1);
      pace = long ? sides.long.first : sides.short.first;
      best = long ? high[t]! : low[t]!;
    } else {
      visit(t, stop, long ? 1 : -1);
      const { step, most } = long ? sides.long : sides.short;
      if (long ? high[t]! > best : low[t]! < best) {
        best = long ? high[t]! : low[t]!;
        pace = Math.min(pace + step, most);
      }
    }
    stop = outside(stop + pace * (best - stop), long, { high, low, t, before });
  }
}

/** The stop kept outside the ranges of this row and the one before. */
function outside(
  stop: number,
  long: boolean,
  at: { readonly high: Float64Array; readonly low: Float64Array; readonly t: number; readonly before: number },
): number {
  const { high, low, t, before } = at;
  return long ? Math.min(stop, low[before]!, low[t]!) : Math.max(stop, high[before]!, high[t]!);
}
