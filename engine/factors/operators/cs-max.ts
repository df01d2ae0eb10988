// cs_max(x): highest of the date.
import { finiteOf } from "#engine/core";
import { highestOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { spreadOfSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csMax = crossOperator({
  name: "cs_max",
  says: "Highest value of all symbols on the same date, where the symbol has a value.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 2,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : Math.max(...finiteOf(row!)))),
  kernel: ([row], _params, out) => spreadRow(row!, highestOfRow(row!), out),
  sql: spreadOfSql("max"),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [3, 3, Number.NaN, 3] },
});
