// cs_sum(x): sum of the date.
import { finiteOf, sumOf } from "#engine/core";
import { spreadRow, sumOfRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csSum = crossOperator({
  name: "cs_sum",
  says: "Sum over all symbols on the same date, where the symbol has a value.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : sumOf(finiteOf(row!)))),
  kernel: ([row], _params, out) => spreadRow(row!, sumOfRow(row!), out),
  sql: spreadOfSql("sum"),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [6, 6, Number.NaN, 6] },
});
