// ta_sma(x, n): average of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taSma = indicator({
  name: "ta_sma",
  says: "Average of the last n values.",
  source: "TA-Lib's SMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 2,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 0, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 0, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 4, 5, 6, 7, 8, 9.333333333333334, 10.333333333333334, 11],
  },
});
