// ta_tema(x, n): three times the exponential average.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taTema = indicator({
  name: "ta_tema",
  says: "Three times the exponential average, minus three times its own, plus the own of that: it lags least.",
  source: "TA-Lib's TEMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 9,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 4, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 4, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      5.77777777777778,
      7.950617283950616,
      7.119341563786009,
      8.905349794238687,
      11.937814357567442,
      10.19600670629477,
      10.916933394299651,
    ],
  },
});
