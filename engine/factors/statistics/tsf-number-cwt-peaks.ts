// tsf_number_cwt_peaks(x, n, max_width): number of peaks of the last n values of each symbol that stay when they are smoothed by Mexican hats of the widths 1 … max_width.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { countRidges } from "../statistics-math/ridge-lines.ts";
import { unitAlways } from "../unit.ts";

export const tsfNumberCwtPeaks = statisticOperator({
  name: "tsf_number_cwt_peaks",
  says: "Number of peaks of the last n values of each symbol that stay when they are smoothed by Mexican hats of the widths 1 … max_width.",
  source: "Its parameter n is max_width here.",
  extra: [wholeParam("max_width", { min: 1 }, 5)],
  unit: unitAlways("count"),
  cost: 1500,
  of: (x, [width]) => countRidges(x, width!),
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5]],
    params: [8, 2],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3, 3, 3],
  },
});
