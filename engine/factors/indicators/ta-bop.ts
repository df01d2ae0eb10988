// ta_bop(open, high, low, close): balance of power.
import { rowIndicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { isZeroOrLess } from "../technical/smallness.ts";
import { unitAlways } from "../unit.ts";

export const taBop = rowIndicator({
  name: "ta_bop",
  says: "Balance of power: move from open to close as a share of the day's range.",
  source: "TA-Lib's BOP.",
  params: [...columns("open", "high", "low", "close")],
  unit: unitAlways("ratio"),
  cost: 3,
  of: (open, high, low, close) => (isZeroOrLess(high - low) ? 0 : (close - open) / (high - low)),
  example: {
    columns: [
      [3, 5, 6, 6, 7, 8, 8, 11, 12, 11],
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [],
    gives: [
      0.5, 0.3333333333333333, -0.5, 0.3333333333333333, 0.5, -0.3333333333333333, 0.75, 0.3333333333333333,
      -0.6666666666666666, 0.6666666666666666,
    ],
  },
});
