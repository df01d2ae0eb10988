// tsf_linear_trend(x, n, attr): one figure of the straight line through the last n values of each symbol.
import { choiceParam, statisticOperator } from "../make-statistic.ts";
import { trendAttributes, trendOverPlaces } from "../statistics-math/trend-line.ts";
import { unitAlways } from "../unit.ts";

export const tsfLinearTrend = statisticOperator({
  name: "tsf_linear_trend",
  says: "One figure of the straight line through the last n values of each symbol.",
  extra: [choiceParam("attr", trendAttributes, 3)],
  unit: unitAlways("unknown"),
  cost: 62,
  of: (x, [attr]) => trendOverPlaces(x)[trendAttributes[attr!]!],
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 3],
    gives: [Number.NaN, Number.NaN, Number.NaN, -0.15, 0.95, 1.85],
  },
});
