// ta_ema(x, n): exponential average with smoothing 2 ÷ (n + 1).
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taEma = indicator({
  name: "ta_ema",
  says: "Exponential average with smoothing 2 ÷ (n + 1), starting from the average of the first n values.",
  source: "TA-Lib's EMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 1, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 1, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 4, 5, 6.5, 6.75, 7.875, 9.9375, 9.96875, 10.484375],
  },
});
