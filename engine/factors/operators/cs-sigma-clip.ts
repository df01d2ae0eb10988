// cs_sigma_clip(x, k, ddof): outliers of the date moved inwards.
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { sigmaClipRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { sigmaClipSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csSigmaClip = crossOperator({
  name: "cs_sigma_clip",
  says: "x clipped at the mean of the date ± k standard deviations (k is 3 and ddof 1 by default).",
  source: "Definition; with ddof 0 it is polars_ta cs_3sigma and BRAIN winsorize. By hand: mean 4, deviation 6.",
  params: [
    ...columns("x"),
    { name: "k", kind: "number", min: 0, default: 3 },
    { name: "ddof", kind: "number", whole: true, min: 0, max: 3, default: 1 },
  ],
  unit: unitOfArgument(0),
  cost: 6,
  meaning: ([row], [k, ddof]) => {
    const present = finiteOf(row!);
    const [mean, reach] = [meanOf(present), k! * deviationOf(present, ddof!)];
    return row!.map((x) => Math.min(mean + reach, Math.max(mean - reach, x)));
  },
  kernel: ([row], [k, ddof], out) => sigmaClipRow(row!, { reach: k!, ddof: ddof! }, out),
  sql: sigmaClipSql,
  example: { columns: [[1, 1, 1, 13, Number.NaN]], params: [1], gives: [1, 1, 1, 10, Number.NaN] },
});
