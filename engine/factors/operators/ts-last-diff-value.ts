// ts_last_diff_value(x, n): the last other value.
import { lastChange } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { lastDifferentSql } from "../sql/array-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsLastDiffValue = windowOperator({
  name: "ts_last_diff_value",
  says: "The newest value among the n bars before today that differs from today's; nothing where there is none.",
  source: "Definition, as last_diff_value in BRAIN.",
  params: [...columns("x"), windowParam(1)],
  unit: unitOfArgument(0),
  lookback: ([n]) => n!,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) => {
    const now = x!.at(-1)!;
    return Number.isFinite(now)
      ? (x!.findLast((value) => Number.isFinite(value) && value !== now) ?? Number.NaN)
      : Number.NaN;
  },
  kernel: ([x], [n], out) => {
    lastChange(x!, { report: "value", reach: n! }, out);
    return undefined;
  },
  sql: lastDifferentSql,
  example: {
    columns: [[5, 5, 7, Number.NaN, 7, 8]],
    params: [2],
    gives: [Number.NaN, Number.NaN, 5, Number.NaN, Number.NaN, 7],
  },
});
