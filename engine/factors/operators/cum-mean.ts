// cum_mean(x): average since the beginning.
import { meanOf } from "#engine/core";
import { runningTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { everSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumMean = windowOperator({
  name: "cum_mean",
  says: "Average of all values of each symbol up to today; a missing bar gives nothing and leaves the average alone.",
  source: "Definition. Same rows as pandas expanding().mean() on present bars.",
  params: columns("x"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x]) => (Number.isFinite(x!.at(-1)!) ? meanOf(x!.filter(Number.isFinite)) : Number.NaN),
  kernel: ([x], _params, out) => {
    runningTotal(x!, "mean", out);
    return undefined;
  },
  sql: everSql((x, frame) => `sum(${x}) ${frame} / count(${x}) ${frame}`),
  example: { columns: [[1, 2, Number.NaN, 6]], params: [], gives: [1, 1.5, Number.NaN, 3] },
});
