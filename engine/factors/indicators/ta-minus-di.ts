// ta_minus_di(high, low, close, n): Wilder's directional indicator.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { forEachMovement, shareOf } from "../technical/directional.ts";
import { movementsOf } from "../technical/directional-definition.ts";
import { unitAlways } from "../unit.ts";

export const taMinusDi = indicator({
  name: "ta_minus_di",
  says: "Wilder's directional indicator: downward movement as a percentage of the true range; as a share with n = 1.",
  source: "TA-Lib's MINUS_DI.",
  params: [...columns("high", "low", "close"), periodParam(14, 1)],
  unit: unitAlways("ratio"),
  cost: 6,
  meaning: overPast((past, [n]) => {
    const move = movementsOf(past, n!)
      .slice(n === 1 ? 0 : 1)
      .at(-1);
    return move ? shareOf(move.minus, move.range, n!) : Number.NaN;
  }),
  kernel: (series, [n], out) => {
    forEachMovement(series, n!, (t, { minus, range }) => {
      if (t >= n!) out[t] = shareOf(minus, range, n!);
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
      0,
      0,
      13.989637305699484,
      6.826801517067005,
      4.673301601038513,
      13.878689969158467,
      8.450326388267907,
    ],
  },
});
