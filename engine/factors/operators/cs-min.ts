// cs_min(x): lowest of the date.
import { finiteOf } from "#engine/core";
import { lowestOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csMin = crossOperator({
  name: "cs_min",
  says: "Lowest value of all symbols on the same date, where the symbol has a value.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 2,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : Math.min(...finiteOf(row!)))),
  kernel: ([row], _params, out) => spreadRow(row!, lowestOfRow(row!), out),
  sql: spreadOfSql("min"),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [1, 1, Number.NaN, 1] },
});
