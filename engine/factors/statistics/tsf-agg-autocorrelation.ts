// tsf_agg_autocorrelation(x, n, f_agg, maxlag): average.
import { choiceParam, statisticOperator, wholeParam } from "../make-statistic.ts";
import { autocovariances } from "../statistics-math/autocovariance.ts";
import { aggregate, aggregates, scaled, variance } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfAggAutocorrelation = statisticOperator({
  name: "tsf_agg_autocorrelation",
  says: "Average, median or spread of the autocorrelations at the lags 1 … maxlag of the last n values of each symbol; 0 where the variance is below 1e-10.",
  extra: [choiceParam("f_agg", aggregates), wholeParam("maxlag", { min: 1 }, 40)],
  unit: unitAlways("ratio"),
  cost: 290,
  of: (x, [rule, maxlag]) => {
    if (x.length === 1 || Math.abs(variance(x)) < 1e-10) return 0;
    const covariance = autocovariances(x, Math.min(maxlag!, x.length - 1));
    return aggregate(scaled(covariance.subarray(1), covariance[0]!), aggregates[rule!]!);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 0, 3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -0.30679563492063494,
      -0.10396440129449837,
      -0.21593730602110486,
    ],
  },
});
