// ta_medprice(high, low): middle of high and low.
import { rowIndicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { unitOfSum } from "../unit.ts";

export const taMedprice = rowIndicator({
  name: "ta_medprice",
  says: "Middle of high and low.",
  source: "TA-Lib's MEDPRICE.",
  params: [...columns("high", "low")],
  unit: unitOfSum,
  cost: 2,
  of: (high, low) => (high + low) / 2,
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [],
    gives: [4, 5.5, 5, 6.5, 8, 7.5, 10, 11.5, 10.5, 12.5],
  },
});
