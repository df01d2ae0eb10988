// ta_max(x, n): largest of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitOfArgument } from "../unit.ts";

export const taMax = indicator({
  name: "ta_max",
  says: "Largest of the last n values.",
  source: "TA-Lib's MAX.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => Math.max(...x!),
  ),
  kernel: ([x], [n], out) => {
    const rows = extremeRows(x!, n!, 1);
    for (let t = n! - 1; t < out.length; t++) out[t] = x![rows[t]!]!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 5, 6, 8, 8, 9, 12, 12, 12],
  },
});
