// cum_sum(x): sum since the beginning.
import { sumOf } from "#engine/core";
import { runningTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { everSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumSum = windowOperator({
  name: "cum_sum",
  says: "Sum of all values of each symbol up to today; a missing bar gives nothing and adds nothing.",
  source: "Definition. Same rows as pandas cumsum().",
  params: columns("x"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) => (Number.isFinite(x!.at(-1)!) ? sumOf(x!.filter(Number.isFinite)) : Number.NaN),
  kernel: ([x], _params, out) => {
    runningTotal(x!, "sum", out);
    return undefined;
  },
  sql: everSql((x, frame) => `sum(${x}) ${frame}`),
  example: { columns: [[1, 2, Number.NaN, 4]], params: [], gives: [1, 3, Number.NaN, 7] },
});
