// ta_avgprice(open, high, low, close): average of open.
import { rowIndicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { unitOfSum } from "../unit.ts";

export const taAvgprice = rowIndicator({
  name: "ta_avgprice",
  says: "Average of open, high, low and close.",
  source: "TA-Lib's AVGPRICE.",
  params: [...columns("open", "high", "low", "close")],
  unit: unitOfSum,
  cost: 3,
  of: (open, high, low, close) => (high + low + close + open) / 4,
  example: {
    columns: [
      [3, 5, 6, 6, 7, 8, 8, 11, 12, 11],
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [],
    gives: [3.75, 5.5, 5.25, 6.5, 7.75, 7.5, 9.75, 11.5, 10.75, 12.25],
  },
});
