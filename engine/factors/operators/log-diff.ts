// log_diff(x, d): logarithmic return over d bars.
import { lagged } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { laggedSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const logDiff = windowOperator({
  name: "log_diff",
  says: "Natural logarithm of x minus that of its value d bars ago.",
  source: "Definition, as the logarithm of the ratio, which keeps more digits; values of 0 or below give nothing.",
  params: [...columns("x"), windowParam(1, "d")],
  unit: unitAlways("return"),
  lookback: ([d]) => d!,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x], [d]) => {
    const now = x![d!]!;
    const then = x![0]!;
    return now > 0 && then > 0 ? Math.log(now / then) : Number.NaN;
  },
  kernel: ([x], [d], out) => lagged(x!, { lag: d!, report: "logarithm" }, out),
  sql: laggedSql((now, then) => `if(${then} > 0, log(${now} / ${then}), NULL)`),
  example: { columns: [[1, Math.E, 0, 2, 2]], params: [1], gives: [Number.NaN, 1, Number.NaN, Number.NaN, 0] },
});
