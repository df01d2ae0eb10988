// delay(x, d): the value d bars ago.
import { shifted } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { laggedSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const delay = windowOperator({
  name: "delay",
  says: "Value of each symbol d bars ago.",
  source: "Definition. Same rows as pandas shift(d); d below 1 would read today or the future and is refused.",
  params: [...columns("x"), windowParam(1, "d")],
  unit: unitOfArgument(0),
  lookback: ([d]) => d!,
  cost: 1,
  missing: "keep",
  counted: false,
  meaning: ([x]) => x![0]!,
  kernel: ([x], [d], out) => shifted(x!, d!, out),
  sql: laggedSql((_now, then) => then),
  example: { columns: [[1, 2, 3, Number.NaN, 5]], params: [2], gives: [Number.NaN, Number.NaN, 1, 2, 3] },
});
