// returns(x, d): simple return over d bars.
import { lagged } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { laggedSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const returns = windowOperator({
  name: "returns",
  says: "x divided by its value d bars ago, minus 1.",
  source: "Definition. Same rows as pandas pct_change(d, fill_method=None), a base of 0 apart, which gives nothing.",
  params: [...columns("x"), windowParam(1, "d")],
  unit: unitAlways("return"),
  lookback: ([d]) => d!,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x], [d]) => {
    const now = x![d!]!;
    const then = x![0]!;
    return now / then - 1;
  },
  kernel: ([x], [d], out) => lagged(x!, { lag: d!, report: "return" }, out),
  sql: laggedSql((now, then) => `${now} / ${then} - 1`),
  example: { columns: [[1, 2, 3, 0, 5]], params: [1], gives: [Number.NaN, 1, 0.5, -1, Number.NaN] },
});
