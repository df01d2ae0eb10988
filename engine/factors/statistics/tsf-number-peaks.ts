// tsf_number_peaks(x, n, support): number of the last n values of each symbol that exceed all support values on either side.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { unitAlways } from "../unit.ts";

export const tsfNumberPeaks = statisticOperator({
  name: "tsf_number_peaks",
  says: "Number of the last n values of each symbol that exceed all support values on either side.",
  source: "Its parameter n is support here.",
  extra: [wholeParam("support", { min: 1 }, 1)],
  unit: unitAlways("count"),
  cost: 35,
  of: (x, [support]) => {
    let peaks = 0;
    for (let i = support!; i < x.length - support!; i++) {
      let peak = true;
      for (let k = 1; peak && k <= support!; k++) peak = x[i]! > x[i - k]! && x[i]! > x[i + k]!;
      if (peak) peaks++;
    }
    return peaks;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 1, 1],
  },
});
