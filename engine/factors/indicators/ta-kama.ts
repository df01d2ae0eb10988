// ta_kama(x, n): Kaufman's adaptive average.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taKama = indicator({
  name: "ta_kama",
  says: "Kaufman's adaptive average: quick where prices go straight, slow where they go to and fro.",
  source: "TA-Lib's KAMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 6,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 6, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 6, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      4.362622268470343,
      5.022119350615741,
      5.380731134537399,
      6.036944877636466,
      7.3315792164546165,
      7.609250473847476,
      7.847784721932819,
    ],
  },
});
