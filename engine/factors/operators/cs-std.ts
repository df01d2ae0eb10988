// cs_std(x, ddof): spread of the date.
import { deviationOf, finiteOf } from "#engine/core";
import { deviationOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { spreadOf, spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csStd = crossOperator({
  name: "cs_std",
  says: "Standard deviation over all symbols on the same date, where the symbol has a value (ddof 1 by default).",
  source: "Definition; ddof 0 is the population form.",
  params: [...columns("x"), { name: "ddof", kind: "number", whole: true, min: 0, max: 3, default: 1 }],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row], [ddof]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : deviationOf(finiteOf(row!), ddof!))),
  kernel: ([row], [ddof], out) => spreadRow(row!, deviationOfRow(row!, ddof!), out),
  sql: spreadSql((call, x) => spreadOf(call, x, { ddof: call.params[0] ?? 1 })),
  example: { columns: [[1, 2, 3, Number.NaN]], params: [], gives: [1, 1, 1, Number.NaN] },
});
