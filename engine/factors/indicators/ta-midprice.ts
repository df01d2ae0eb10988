// ta_midprice(high, low, n): middle between the highest high and the lowest low of the last n rows.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitOfSum } from "../unit.ts";

export const taMidprice = indicator({
  name: "ta_midprice",
  says: "Middle between the highest high and the lowest low of the last n rows.",
  source: "TA-Lib's MIDPRICE.",
  params: [...columns("high", "low"), periodParam(14)],
  unit: unitOfSum,
  cost: 4,
  meaning: overLast(
    ([n]) => n!,
    ([high, low]) => (Math.max(...high!) + Math.min(...low!)) / 2,
  ),
  kernel: ([high, low], [n], out) => {
    const tops = extremeRows(high!, n!, 1);
    const bottoms = extremeRows(low!, n!, -1);
    for (let t = n! - 1; t < out.length; t++) out[t] = (high![tops[t]!]! + low![bottoms[t]!]!) / 2;
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 5, 6, 6.5, 7, 9, 9.5, 10.5, 11.5],
  },
});
