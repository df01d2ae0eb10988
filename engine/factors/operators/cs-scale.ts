// cs_scale(x, total): magnitudes that add up to a total.
import { finiteOf, sumOf } from "#engine/core";
import { scaleRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitAlways } from "../unit.ts";

export const csScale = crossOperator({
  name: "cs_scale",
  says: "x divided by the sum of magnitudes of all symbols on the same date, times total (1 by default).",
  source: "Definition; a date of zeros gives nothing.",
  params: [...columns("x"), { name: "total", kind: "number", min: 1e-9, default: 1 }],
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: ([row], [total]) => row!.map((x) => (total! * x) / sumOf(finiteOf(row!).map(Math.abs))),
  kernel: ([row], [total], out) => scaleRow(row!, total!, out),
  sql: acrossSql(({ params: [total = 1] }, x) => `${sqlNumber(total)} * ${x} / sum(abs(${x})) ${across()}`),
  example: { columns: [[1, -3, Number.NaN]], params: [], gives: [0.25, -0.75, Number.NaN] },
});
