// tsf_symmetry_looking(x, n, r): 1 where mean and median of the last n values of each symbol are closer than r times their range.
import { statisticOperator } from "../make-statistic.ts";
import { largest, mean, median, smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfSymmetryLooking = statisticOperator({
  name: "tsf_symmetry_looking",
  says: "1 where mean and median of the last n values of each symbol are closer than r times their range.",
  extra: [{ name: "r", kind: "number", min: 0, default: 0.05 }],
  unit: unitAlways("boolean"),
  cost: 140,
  of: (x, [r]) => (Math.abs(mean(x) - median(x)) < r! * (largest(x) - smallest(x)) ? 1 : 0),
  example: { columns: [[3, 1, 4, 1.5, 5, 9]], params: [4, 0.05], gives: [Number.NaN, Number.NaN, Number.NaN, 1, 1, 0] },
});
