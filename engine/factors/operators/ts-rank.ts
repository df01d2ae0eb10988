// ts_rank(x, n): place of the last value among the last n.
import { finiteOf } from "#engine/core";
import { rankTolerance, rollingRank } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { unitAlways } from "../unit.ts";

export const tsRank = windowOperator({
  name: "ts_rank",
  says: "Place of the last value among the last n values of the same symbol, as a share in (0, 1]; ties get the mean of their places.",
  source:
    "pandas rolling(n, min_periods).rank(pct=True), of values rounded to multiples of 1e-10 of the largest magnitude of the window, so that rounding noise cannot order them.",
  unit: unitAlways("rank"),
  cost: 20,
  missing: "keep",
  meaning: ([x]) => {
    const places = averagePlaces(roundNearTies(x!, rankTolerance));
    return places.at(-1)! / finiteOf(places).length;
  },
  kernel: ([x], [n, minPeriods]) => rollingRank(x!, { window: n!, minPeriods: minPeriods!, tolerance: rankTolerance }),
  example: {
    columns: [[1, 2, 2, Number.NaN, 3]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2.5 / 3, Number.NaN, Number.NaN],
  },
});
