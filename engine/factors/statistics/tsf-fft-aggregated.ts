// tsf_fft_aggregated(x, n, aggtype): centre.
import { choiceParam, statisticOperator } from "../make-statistic.ts";
import { magnitudesOf, realTransform } from "../statistics-math/fourier.ts";
import { pairwiseSum } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfFftAggregated = statisticOperator({
  name: "tsf_fft_aggregated",
  says: "Centre, variance, skewness or kurtosis of the magnitudes of the Fourier coefficients of the last n values of each symbol over their numbers.",
  source: "The last term of the kurtosis is 3 × the centre, as there, and not its fourth power.",
  extra: [choiceParam("aggtype", ["centroid", "variance", "skew", "kurtosis"])],
  unit: unitAlways("ratio"),
  cost: 260,
  of: (x, [rule]) => {
    const weights = magnitudesOf(realTransform(x));
    const total = pairwiseSum(weights);
    const moment = (power: number): number => {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * k ** power;
      return sum / total;
    };
    const centre = moment(1);
    if (rule === 0) return centre;
    const spread = moment(2) - centre ** 2;
    if (rule === 1) return spread;
    if (spread < 0.5) return Number.NaN;
    if (rule === 2) return (moment(3) - 3 * centre * spread - centre ** 3) / (spread * Math.sqrt(spread));
    return (moment(4) - 4 * centre * moment(3) + 6 * moment(2) * centre ** 2 - 3 * centre) / spread ** 2;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 0],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0.5477634613858396, 0.6273551405955643, 0.5704725989826815],
  },
});
