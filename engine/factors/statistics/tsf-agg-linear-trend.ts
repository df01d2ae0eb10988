// tsf_agg_linear_trend(x, n, attr, chunk_len, f_agg): one figure of the straight line through the averages (or extremes.
import { choiceParam, statisticOperator, wholeParam } from "../make-statistic.ts";
import { aggregate, aggregates } from "../statistics-math/moments.ts";
import { trendAttributes, trendOverPlaces } from "../statistics-math/trend-line.ts";
import { unitAlways } from "../unit.ts";

export const tsfAggLinearTrend = statisticOperator({
  name: "tsf_agg_linear_trend",
  says: "One figure of the straight line through the averages (or extremes, or spreads) of successive chunks of the last n values of each symbol.",
  source: "The last chunk may be shorter.",
  extra: [
    choiceParam("attr", trendAttributes, 1),
    wholeParam("chunk_len", { min: 1 }, 5),
    choiceParam("f_agg", aggregates),
  ],
  unit: unitAlways("unknown"),
  cost: 140,
  of: (x, [attr, chunk, rule]) => {
    if (chunk! >= x.length) return Number.NaN;
    const parts = Float64Array.from({ length: Math.ceil(x.length / chunk!) }, (_, i) =>
      aggregate(x.slice(i * chunk!, (i + 1) * chunk!), aggregates[rule!]!),
    );
    return trendOverPlaces(parts)[trendAttributes[attr!]!];
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 3, 2, 4],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 2.5, -1],
  },
});
