// cs_fill_mean(x): gaps filled with the average of the date.
import { finiteOf, meanOf } from "#engine/core";
import { fillRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { meanAcross } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csFillMean = crossOperator({
  name: "cs_fill_mean",
  says: "x, or the average of all symbols on the same date where x is missing; nothing on a date without values.",
  source: "polars_ta cs_fill_mean. Symbols outside the universe are filled too: mask them afterwards.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([row]) => row!.map((x) => (Number.isNaN(x) ? meanOf(finiteOf(row!)) : x)),
  kernel: ([row], _params, out) => fillRow(row!, out),
  sql: acrossSql((call, x) => `ifNull(${x}, ${meanAcross(call, x)})`),
  example: { columns: [[1, 3, Number.NaN]], params: [], gives: [1, 3, 2] },
});
