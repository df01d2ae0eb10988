// ta_min(x, n): smallest of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitOfArgument } from "../unit.ts";

export const taMin = indicator({
  name: "ta_min",
  says: "Smallest of the last n values.",
  source: "TA-Lib's MIN.",
  params: [...columns("x"), periodParam(30)],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => Math.min(...x!),
  ),
  kernel: ([x], [n], out) => {
    const rows = extremeRows(x!, n!, -1);
    for (let t = n! - 1; t < out.length; t++) out[t] = x![rows[t]!]!;
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 3, 4, 4, 6, 7, 7, 9, 10],
  },
});
