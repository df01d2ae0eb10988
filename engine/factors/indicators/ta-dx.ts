// ta_dx(high, low, close, n): Wilder's directional index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { directionalIndex, forEachMovement } from "../technical/directional.ts";
import { movementsOf } from "../technical/directional-definition.ts";
import { unitAlways } from "../unit.ts";

export const taDx = indicator({
  name: "ta_dx",
  says: "Wilder's directional index: difference of upward and downward movement against their sum, 0 to 100.",
  source: "TA-Lib's DX.",
  params: [...columns("high", "low", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 7,
  meaning: overPast((past, [n]) => {
    const moves = movementsOf(past, n!).slice(1);
    if (moves.length === 0) return Number.NaN;
    return moves.map(directionalIndex).findLast((index) => index !== null) ?? 0;
  }),
  kernel: (series, [n], out) => {
    let level = 0; // held where nothing moves
    forEachMovement(series, n!, (t, movement) => {
      if (t < n!) return;
      level = directionalIndex(movement) ?? level;
      out[t] = level;
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
      100,
      100,
      36.470588235294116,
      73.84987893462468,
      79.79420018709075,
      34.07743285664457,
      62.603878116343495,
    ],
  },
});
