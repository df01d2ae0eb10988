// ta_ma(x, n, ma_type): a moving average of the type asked for.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam, movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taMa = indicator({
  name: "ta_ma",
  says: "A moving average of the type asked for; with n = 1 the series itself.",
  source: "TA-Lib's MA.",
  params: [...columns("x"), periodParam(30, 1), averageParam()],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overPast(([x], [n, type]) => lastOf(averageOf(x!, type!, n!))),
  kernel: ([x], [n, type], out) => {
    movingAverage(x!, { type: type!, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 2],
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
