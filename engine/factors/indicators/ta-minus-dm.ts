// ta_minus_dm(high, low, n): Wilder's sum of downward movement.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { forEachMovement } from "../technical/directional.ts";
import { movementsOf } from "../technical/directional-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taMinusDm = indicator({
  name: "ta_minus_dm",
  says: "Wilder's sum of downward movement: what new lows fell, where they fell more than the highs rose.",
  source: "TA-Lib's MINUS_DM.",
  params: [...columns("high", "low"), periodParam(14, 1)],
  unit: unitOfSum,
  cost: 4,
  meaning: overPast((past, [n]) => lastOf(movementsOf(past, n!).map((move) => move.minus))),
  kernel: (series, [n], out) => {
    forEachMovement(series, n!, (t, movement) => {
      out[t] = movement.minus;
    });
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      0,
      0,
      0,
      1,
      0.6666666666666667,
      0.44444444444444453,
      1.2962962962962963,
      0.8641975308641976,
    ],
  },
});
