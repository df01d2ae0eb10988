// tsf_partial_autocorrelation(x, n, lag): partial autocorrelation at a lag below half of the last n values of each symbol.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { partialAutocorrelations } from "../statistics-math/autocovariance.ts";
import { unitAlways } from "../unit.ts";

export const tsfPartialAutocorrelation = statisticOperator({
  name: "tsf_partial_autocorrelation",
  says: "Partial autocorrelation at a lag below half of the last n values of each symbol.",
  extra: [wholeParam("lag", { min: 0 }, 1)],
  unit: unitAlways("ratio"),
  cost: 44,
  of: (x, [lag]) => {
    const highest = Math.min(lag!, (x.length >> 1) - 1);
    if (Math.max(1, (x.length >> 1) - 1) < lag! || (x.length >> 1) - 1 < 1) return Number.NaN;
    return lag === 0 ? 1 : partialAutocorrelations(x, highest)[lag!]!;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6, 1],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.14550839091806517,
      -0.1788300835654596,
      -0.39934569247546353,
    ],
  },
});
