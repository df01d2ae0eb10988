// ta_sum(x, n): sum of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast, sumOf } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taSum = indicator({
  name: "ta_sum",
  says: "Sum of the last n values.",
  source: "TA-Lib's SUM.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 2,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => sumOf(x!),
  ),
  kernel: ([x], [n], out) => {
    let sum = 0;
    for (let t = 0; t < out.length; t++) {
      sum += x![t]!;
      if (t < n! - 1) continue;
      out[t] = sum;
      sum -= x![t - n! + 1]!;
    }
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 12, 15, 18, 21, 24, 28, 31, 33],
  },
});
