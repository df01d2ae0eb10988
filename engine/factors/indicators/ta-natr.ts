// ta_natr(high, low, close, n): Wilder's average true range in percent of the close.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast, wilderOf } from "../technical/definitions.ts";
import { averageTrueRange } from "../technical/directional.ts";
import { trueRangesOf } from "../technical/directional-definition.ts";
import { isZero } from "../technical/smallness.ts";
import { unitAlways } from "../unit.ts";

export const taNatr = indicator({
  name: "ta_natr",
  says: "Wilder's average true range in percent of the close; with n = 1 the true range itself.",
  source: "TA-Lib's NATR.",
  params: [...columns("high", "low", "close"), periodParam(14, 1)],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: overPast((past, [n]) => {
    const range = lastOf(wilderOf(trueRangesOf(past), n!));
    return n === 1 || Number.isNaN(range) ? range : percentOf(range, lastOf(past[2]!));
  }),
  kernel: (series, [n], out) => {
    averageTrueRange(series, n!, out);
    if (n! > 1) for (let t = n!; t < out.length; t++) out[t] = percentOf(out[t]!, series[2]![t]!);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      38.095238095238095,
      30.555555555555554,
      37.56613756613756,
      31.08866442199776,
      27.33196159122085,
      31.86556927297668,
      26.597727832295732,
    ],
  },
});

function percentOf(range: number, close: number): number {
  return isZero(close) ? 0 : (range / close) * 100;
}
