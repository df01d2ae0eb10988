// cs_median(x): median of the date.
import { finiteOf, quantileOf } from "#engine/core";
import { medianOfRow, spreadRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { quantileAcross } from "../sql/cross-forms.ts";
import { spreadSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csMedian = crossOperator({
  name: "cs_median",
  says: "Median of all symbols on the same date, where the symbol has a value; the mean of the middle two of an even count.",
  source: "Definition over the symbols that have a value.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 6,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? Number.NaN : quantileOf(finiteOf(row!), 0.5))),
  kernel: ([row], _params, out) => spreadRow(row!, medianOfRow(row!), out),
  sql: spreadSql((call, x) => quantileAcross(call, x, 0.5)),
  example: { columns: [[1, 3, Number.NaN, 2]], params: [], gives: [2, 2, Number.NaN, 2] },
});
