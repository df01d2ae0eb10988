// cs_mad_clip(x, k): outliers of the date moved inwards.
import { finiteOf, quantileOf } from "#engine/core";
import { madClipRow, madScale } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, clippedSql, quantileAcross } from "../sql/cross-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitOfArgument } from "../unit.ts";

export const csMadClip = crossOperator({
  name: "cs_mad_clip",
  says: "x clipped at the median of the date ± k × 1.4826 × median absolute deviation (k is 3 by default).",
  source: "Definition; 1.4826 turns the median deviation of a normal into its standard deviation.",
  params: [...columns("x"), { name: "k", kind: "number", min: 0, default: 3 }],
  unit: unitOfArgument(0),
  cost: 16,
  meaning: ([row], [k]) => {
    const present = finiteOf(row!);
    const median = quantileOf(present, 0.5);
    const reach =
      k! *
      madScale *
      quantileOf(
        present.map((x) => Math.abs(x - median)),
        0.5,
      );
    return row!.map((x) => Math.min(median + reach, Math.max(median - reach, x)));
  },
  kernel: ([row], [k], out) => madClipRow(row!, k!, out),
  sql: acrossSql((call, x) => {
    const median = quantileAcross(call, x, 0.5);
    const distance = quantileAcross(call, call.step(`abs(${x} - ${median})`), 0.5);
    const reach = call.step(`${sqlNumber((call.params[0] ?? 3) * madScale)} * ${distance}`);
    return clippedSql(x, `${median} - ${reach}`, `${median} + ${reach}`);
  }),
  example: { columns: [[0, 1, 2, 3, 100, Number.NaN]], params: [1], gives: [0.5174, 1, 2, 3, 3.4826, Number.NaN] },
});
