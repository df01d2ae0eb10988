// ta_adxr(high, low, close, n): average of the average directional index today and n − 1 rows ago.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { averageDirectionalIndex } from "../technical/directional.ts";
import { directionOf } from "../technical/directional-definition.ts";
import { unitAlways } from "../unit.ts";

export const taAdxr = indicator({
  name: "ta_adxr",
  says: "Average of the average directional index today and n − 1 rows ago.",
  source: "TA-Lib's ADXR.",
  params: [...columns("high", "low", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 9,
  meaning: overPast((past, [n]) => {
    const levels = directionOf(past, n!);
    return (lastOf(levels) + lastOf(levels.slice(0, 1 - n!))) / 2;
  }),
  kernel: (series, [n], out) => {
    const levels = new Float64Array(out.length);
    averageDirectionalIndex(series, n!, levels);
    for (let t = 3 * n! - 2; t < out.length; t++) out[t] = (levels[t]! + levels[t - n! + 1]!) / 2;
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [2],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      100,
      76.47058823529412,
      58.55203619909502,
      68.99846060549517,
      58.015270515336425,
      48.01429328528339,
    ],
  },
});
