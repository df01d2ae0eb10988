// ta_ht_trendmode(x): 1 where Ehlers' cycle says that prices trend.
import { indicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { forEachPhase, trendMode } from "../technical/phase.ts";
import { trendModesOf } from "../technical/phase-definition.ts";
import { unitAlways } from "../unit.ts";

export const taHtTrendmode = indicator({
  name: "ta_ht_trendmode",
  says: "1 where Ehlers' cycle says that prices trend, 0 where they swing.",
  source: "TA-Lib's HT_TRENDMODE.",
  params: [...columns("x")],
  unit: unitAlways("boolean"),
  cost: 150,
  meaning: overPast(([x]) => lastOf(trendModesOf(x!))),
  kernel: ([x], _params, out) => {
    const mode = trendMode();
    forEachPhase(x!, (t, state, cycle) => {
      const trends = mode(cycle.smooth, state, cycle.smoothPeriod);
      if (t >= 63) out[t] = trends;
    });
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25, 27, 28, 25, 26, 27, 27, 24, 22, 19, 20, 23, 21, 20, 20, 18, 19, 16, 17, 16, 17, 20, 22, 20, 17, 18, 19, 21,
        19, 18, 15, 16, 18, 15, 16, 13, 14, 12,
      ],
    ],
    params: [],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      1,
      1,
      1,
    ],
  },
});
