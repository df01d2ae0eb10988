// ta_wclprice(high, low, close): average of high.
import { rowIndicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { unitOfSum } from "../unit.ts";

export const taWclprice = rowIndicator({
  name: "ta_wclprice",
  says: "Average of high, low and close, with the close counted twice.",
  source: "TA-Lib's WCLPRICE.",
  params: [...columns("high", "low", "close")],
  unit: unitOfSum,
  cost: 2,
  of: (high, low, close) => (high + low + close * 2) / 4,
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [],
    gives: [4, 5.75, 5, 6.75, 8, 7.25, 10.5, 11.75, 10.25, 12.75],
  },
});
