// ta_minmax(x, n, output): smallest or largest of the last n values.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitOfArgument } from "../unit.ts";

export const taMinmax = indicator({
  name: "ta_minmax",
  says: "Smallest or largest of the last n values.",
  source: "TA-Lib's MINMAX.",
  params: [...columns("x"), periodParam(30), outputParam("min", "max")],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overLast(
    ([n]) => n!,
    ([x], [, output]) => (output === 0 ? Math.min(...x!) : Math.max(...x!)),
  ),
  kernel: ([x], [n, output], out) => {
    const rows = extremeRows(x!, n!, output === 0 ? -1 : 1);
    for (let t = n! - 1; t < out.length; t++) out[t] = x![rows[t]!]!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 1],
    gives: [Number.NaN, Number.NaN, 5, 6, 8, 8, 9, 12, 12, 12],
  },
});
