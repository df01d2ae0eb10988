// ta_typprice(high, low, close): average of high.
import { rowIndicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { unitOfSum } from "../unit.ts";

export const taTypprice = rowIndicator({
  name: "ta_typprice",
  says: "Average of high, low and close.",
  source: "TA-Lib's TYPPRICE.",
  params: [...columns("high", "low", "close")],
  unit: unitOfSum,
  cost: 2,
  of: (high, low, close) => (high + low + close) / 3,
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [],
    gives: [
      4, 5.666666666666667, 5, 6.666666666666667, 8, 7.333333333333333, 10.333333333333334, 11.666666666666666,
      10.333333333333334, 12.666666666666666,
    ],
  },
});
