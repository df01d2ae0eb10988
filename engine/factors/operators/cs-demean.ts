// cs_demean(x): distance from the average of the date.
import { finiteOf, meanOf } from "#engine/core";
import { demeanRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, distanceFromMean } from "../sql/cross-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csDemean = crossOperator({
  name: "cs_demean",
  says: "Distance of each symbol from the average of all on the same date.",
  source: "Definition.",
  params: columns("x"),
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row]) => row!.map((x) => x - meanOf(finiteOf(row!))),
  kernel: ([row], _params, out) => demeanRow(row!, out),
  sql: acrossSql((call, x) => distanceFromMean(call, x)),
  example: { columns: [[1, 3, Number.NaN]], params: [], gives: [-1, 1, Number.NaN] },
});
