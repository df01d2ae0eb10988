// ta_trima(x, n): average of the last n values with weights that rise to the middle and fall again.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taTrima = indicator({
  name: "ta_trima",
  says: "Average of the last n values with weights that rise to the middle and fall again.",
  source: "TA-Lib's TRIMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 5, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 5, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 4.25, 4.75, 6, 7.25, 7.75, 9.25, 10.75, 10.75],
  },
});
