// cum_min(x): smallest value since the beginning.
import { runningTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { everSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumMin = windowOperator({
  name: "cum_min",
  says: "Smallest value of each symbol up to today; a missing bar gives nothing.",
  source: "Definition. Same rows as pandas cummin().",
  params: columns("x"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) => (Number.isFinite(x!.at(-1)!) ? Math.min(...x!.filter(Number.isFinite)) : Number.NaN),
  kernel: ([x], _params, out) => {
    runningTotal(x!, "min", out);
    return undefined;
  },
  sql: everSql((x, frame) => `min(${x}) ${frame}`),
  example: { columns: [[3, 1, Number.NaN, 2]], params: [], gives: [3, 1, Number.NaN, 1] },
});
