// cs_count(x): number of values of the date.
import { finiteOf } from "#engine/core";
import { countOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitAlways } from "../unit.ts";

export const csCount = crossOperator({
  name: "cs_count",
  says: "Number of symbols that have a value on the same date, where the symbol has one.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitAlways("count"),
  cost: 2,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : finiteOf(row!).length)),
  kernel: ([row], _params, out) => spreadRow(row!, countOfRow(row!), out),
  sql: spreadOfSql("count"),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [3, 3, Number.NaN, 3] },
});
