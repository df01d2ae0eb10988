// ta_wma(x, n): average of the last n values with weights 1 to n.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taWma = indicator({
  name: "ta_wma",
  says: "Average of the last n values with weights 1 to n, the newest the heaviest.",
  source: "TA-Lib's WMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 2, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 2, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      4.166666666666667,
      5.166666666666667,
      6.666666666666667,
      7.166666666666667,
      8.166666666666666,
      10.166666666666666,
      10.5,
      10.833333333333334,
    ],
  },
});
