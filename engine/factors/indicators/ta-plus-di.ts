// ta_plus_di(high, low, close, n): Wilder's directional indicator.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { forEachMovement, shareOf } from "../technical/directional.ts";
import { movementsOf } from "../technical/directional-definition.ts";
import { unitAlways } from "../unit.ts";

export const taPlusDi = indicator({
  name: "ta_plus_di",
  says: "Wilder's directional indicator: upward movement as a percentage of the true range; as a share with n = 1.",
  source: "TA-Lib's PLUS_DI.",
  params: [...columns("high", "low", "close"), periodParam(14, 1)],
  unit: unitAlways("ratio"),
  cost: 6,
  meaning: overPast((past, [n]) => {
    const move = movementsOf(past, n!)
      .slice(n === 1 ? 0 : 1)
      .at(-1);
    return move ? shareOf(move.plus, move.range, n!) : Number.NaN;
  }),
  kernel: (series, [n], out) => {
    forEachMovement(series, n!, (t, { plus, range }) => {
      if (t >= n!) out[t] = shareOf(plus, range, n!);
    });
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      52.63157894736843,
      51.78571428571429,
      30.05181347150259,
      45.38558786346396,
      41.5837299870186,
      28.227346159494783,
      36.743271036394525,
    ],
  },
});
