// delta(x, d): change over d bars.
import { lagged } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { laggedSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const delta = windowOperator({
  name: "delta",
  says: "x minus its value d bars ago.",
  source: "Definition. Same rows as pandas diff(d).",
  params: [...columns("x"), windowParam(1, "d")],
  unit: unitOfArgument(0),
  lookback: ([d]) => d!,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x], [d]) => {
    const now = x![d!]!;
    const then = x![0]!;
    return now - then;
  },
  kernel: ([x], [d], out) => lagged(x!, { lag: d!, report: "difference" }, out),
  sql: laggedSql((now, then) => `${now} - ${then}`),
  example: { columns: [[1, 2, 4, Number.NaN, 5]], params: [2], gives: [Number.NaN, Number.NaN, 3, Number.NaN, 1] },
});
