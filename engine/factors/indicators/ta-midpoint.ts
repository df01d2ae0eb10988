// ta_midpoint(x, n): middle between the highest and the lowest of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitOfArgument } from "../unit.ts";

export const taMidpoint = indicator({
  name: "ta_midpoint",
  says: "Middle between the highest and the lowest of the last n values.",
  source: "TA-Lib's MIDPOINT.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => (Math.max(...x!) + Math.min(...x!)) / 2,
  ),
  kernel: ([x], [n], out) => {
    const tops = extremeRows(x!, n!, 1);
    const bottoms = extremeRows(x!, n!, -1);
    for (let t = n! - 1; t < out.length; t++) out[t] = (x![tops[t]!]! + x![bottoms[t]!]!) / 2;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 4, 5, 6, 7, 8, 9.5, 10.5, 11],
  },
});
