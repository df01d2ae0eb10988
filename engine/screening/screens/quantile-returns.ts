// Quantile returns: does the return rise from the lowest to the highest values, and by how much?
import { finiteOf, meanOf } from "#engine/core";
import { bucketMeans, demeanLabels } from "../buckets.ts";
import { spearman } from "../correlation.ts";
import { neweyWestLags, neweyWestT } from "../newey-west.ts";
import { correlationUp, finiteOrNull, fractionUp, type Screen, screenValue, tUp } from "./screen.ts";

export const quantileReturns: Screen = {
  name: "quantile_returns",
  says: "Mean forward return of each quantile less that of all symbols, the spread of top over bottom, monotonicity.",
  ask: (study) => {
    const { buckets, options } = study;
    const count = buckets.count;
    const everyone = { codes: buckets.codes.map((code) => (code === 0 ? 0 : 1)) };
    const daily = bucketMeans(buckets, demeanLabels(study.labels(options.primary), everyone));
    const curves = Array.from({ length: count }, (_, q) => everyNth(daily, count, q));
    const means = curves.map((curve) => meanOf(finiteOf(curve)));
    const top = curves[count - 1]!;
    const spread = finiteOf(top.map((x, row) => x - curves[0]![row]!));
    const n = spread.length;
    const test = neweyWestT(spread, Math.max(neweyWestLags(n), study.overlap));
    return {
      values: [
        screenValue(["quantile_spread", "Mean return of top less bottom quantile"], fractionUp, {
          value: meanOf(spread),
          n,
        }),
        screenValue(["quantile_spread.t", "t statistic of the quantile spread"], tUp, { value: test.t, n }),
        screenValue(["monotonicity", "Rank correlation of quantile and mean return"], correlationUp, {
          value: means.every(Number.isFinite) ? spearman([...means.keys()], means) : Number.NaN,
          n: count,
        }),
      ],
      series: [
        {
          name: "quantile_returns",
          label: "Mean return by quantile, less the mean of all",
          unit: "fraction",
          xLabel: "Quantile (highest values last)",
          x: means.map((_, q) => q + 1),
          y: means.map(finiteOrNull),
        },
      ],
    };
  },
};

function everyNth(values: Float64Array, count: number, offset: number): Float64Array {
  return Float64Array.from({ length: values.length / count }, (_, row) => values[row * count + offset]!);
}
