// tsf_change_quantiles(x, n, ql, qh, isabs, f_agg): average.
import { choiceParam, noYes, statisticOperator } from "../make-statistic.ts";
import {
  aggregate,
  aggregates,
  differences,
  magnitudes,
  quantileOfSorted,
  sorted,
} from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfChangeQuantiles = statisticOperator({
  name: "tsf_change_quantiles",
  says: "Average or spread of the steps that begin and end between two quantiles of the last n values of each symbol; 0 where there are none.",
  extra: [
    { name: "ql", kind: "number", min: 0, max: 1, default: 0 },
    { name: "qh", kind: "number", min: 0, max: 1, default: 0.8 },
    choiceParam("isabs", noYes),
    choiceParam("f_agg", aggregates),
  ],
  unit: unitAlways("unknown"),
  cost: 190,
  of: (x, [low, high, absolute, rule]) => {
    if (low! >= high!) return 0;
    const order = sorted(x);
    const floor = quantileOfSorted(order, low!);
    const ceiling = quantileOfSorted(order, high!);
    const inside = (value: number): boolean => (value > floor && value <= ceiling) || value === floor;
    const all = differences(x);
    let count = 0;
    for (let i = 0; i < all.length; i++) if (inside(x[i]!) && inside(x[i + 1]!)) all[count++] = all[i]!;
    const steps = all.subarray(0, count);
    return count === 0 ? 0 : aggregate(absolute === 1 ? magnitudes(steps) : steps, aggregates[rule!]!);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 0.1, 0.9, 1, 0],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 2.5, 3, 0],
  },
});
