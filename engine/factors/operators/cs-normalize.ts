// cs_normalize(x, use_std, limit): centred on the date.
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { normalizeRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, clippedSql, deviationAcross, distanceFromMean } from "../sql/cross-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitAlways } from "../unit.ts";

export const csNormalize = crossOperator({
  name: "cs_normalize",
  says: "Distance of each symbol from the average of the date; with use_std yes in sample deviations (ddof 1), nothing where all are equal; then held within ± limit when that is not 0.",
  source: "BRAIN normalize(x, useStd = false, limit = 0).",
  params: [
    ...columns("x"),
    { name: "use_std", kind: "choice", choices: ["no", "yes"], default: 0 },
    { name: "limit", kind: "number", min: 0, default: 0 },
  ],
  unit: unitAlways("unknown"),
  cost: 5,
  meaning: ([row], [useStd, limit]) => {
    const present = finiteOf(row!);
    const scale = useStd === 0 ? 1 : new Set(present).size > 1 ? deviationOf(present) : Number.NaN;
    const bound = limit === 0 ? Number.POSITIVE_INFINITY : limit!;
    return row!.map((x) => Math.min(bound, Math.max(-bound, (x - meanOf(present)) / scale)));
  },
  kernel: ([row], [useStd, limit], out) => normalizeRow(row!, { ddof: useStd === 0 ? null : 1, limit: limit! }, out),
  sql: acrossSql((call, x) => {
    const [useStd = 0, limit = 0] = call.params;
    const distance = distanceFromMean(call, x);
    const scaled = call.step(useStd === 0 ? distance : `${distance} / ${deviationAcross(call, x)}`);
    return limit === 0 ? scaled : clippedSql(scaled, `-${sqlNumber(limit)}`, sqlNumber(limit));
  }),
  example: { columns: [[3, 5, 6, 2, Number.NaN]], params: [0, 1.5], gives: [-1, 1, 1.5, -1.5, Number.NaN] },
});
