// cs_mean(x): average of the date.
import { finiteOf, meanOf } from "#engine/core";
import { meanOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { meanAcross, spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csMean = crossOperator({
  name: "cs_mean",
  says: "Average of all symbols on the same date, where the symbol has a value.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : meanOf(finiteOf(row!)))),
  kernel: ([row], _params, out) => spreadRow(row!, meanOfRow(row!), out),
  sql: spreadSql(meanAcross),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [2, 2, Number.NaN, 2] },
});
