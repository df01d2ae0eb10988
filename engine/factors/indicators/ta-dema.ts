// ta_dema(x, n): exponential average.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { movingAverage } from "../technical/averages.ts";
import { averageOf, lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taDema = indicator({
  name: "ta_dema",
  says: "Exponential average, doubled, minus the exponential average of itself: it lags less.",
  source: "TA-Lib's DEMA.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 6,
  meaning: overPast(([x], [n]) => lastOf(averageOf(x!, 3, n!))),
  kernel: ([x], [n], out) => {
    movingAverage(x!, { type: 3, n: n!, from: 0 }, out);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2],
    gives: [
      Number.NaN,
      Number.NaN,
      4,
      5.777777777777778,
      7.851851851851851,
      7.2592592592592595,
      8.8559670781893,
      11.764060356652948,
      10.414266117969822,
      10.969059594573999,
    ],
  },
});
