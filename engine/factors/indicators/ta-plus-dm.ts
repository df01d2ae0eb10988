// ta_plus_dm(high, low, n): Wilder's sum of upward movement.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { forEachMovement } from "../technical/directional.ts";
import { movementsOf } from "../technical/directional-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taPlusDm = indicator({
  name: "ta_plus_dm",
  says: "Wilder's sum of upward movement: what new highs rose, where they rose more than the lows fell.",
  source: "TA-Lib's PLUS_DM.",
  params: [...columns("high", "low"), periodParam(14, 1)],
  unit: unitOfSum,
  cost: 4,
  meaning: overPast((past, [n]) => lastOf(movementsOf(past, n!).map((move) => move.plus))),
  kernel: (series, [n], out) => {
    forEachMovement(series, n!, (t, movement) => {
      out[t] = movement.plus;
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
      2,
      3.3333333333333335,
      3.2222222222222223,
      2.148148148148148,
      4.432098765432098,
      3.954732510288065,
      2.6364883401920434,
      3.7576588934613624,
    ],
  },
});
