// cum_max(x): largest value since the beginning.
import { runningTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { everSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumMax = windowOperator({
  name: "cum_max",
  says: "Largest value of each symbol up to today; a missing bar gives nothing.",
  source: "Definition. Same rows as pandas cummax().",
  params: columns("x"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) => (Number.isFinite(x!.at(-1)!) ? Math.max(...x!.filter(Number.isFinite)) : Number.NaN),
  kernel: ([x], _params, out) => {
    runningTotal(x!, "max", out);
    return undefined;
  },
  sql: everSql((x, frame) => `max(${x}) ${frame}`),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [1, 3, Number.NaN, 3] },
});
