// ta_adx(high, low, close, n): Wilder's average directional index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { averageDirectionalIndex } from "../technical/directional.ts";
import { directionOf } from "../technical/directional-definition.ts";
import { unitAlways } from "../unit.ts";

export const taAdx = indicator({
  name: "ta_adx",
  says: "Wilder's average directional index: how strongly prices trend, whichever way, 0 to 100.",
  source: "TA-Lib's ADX.",
  params: [...columns("high", "low", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 8,
  meaning: overPast((past, [n]) => lastOf(directionOf(past, n!))),
  kernel: (series, [n], out) => averageDirectionalIndex(series, n!, out),
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
      Number.NaN,
      Number.NaN,
      78.82352941176471,
      77.1656459193847,
      78.04183067528672,
      63.387031402406,
      63.12598030705183,
    ],
  },
});
