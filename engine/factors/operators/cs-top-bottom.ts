// cs_top_bottom(x, k): both ends of the date.
import { finiteOf } from "#engine/core";
import { endsRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { roundNearTies } from "../near-ties.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { densePlaces } from "../sql/row-forms.ts";
import { unitAlways } from "../unit.ts";

export const csTopBottom = crossOperator({
  name: "cs_top_bottom",
  says: "1 for the k highest distinct values of the date, −1 for the k lowest, 0 between and where both hold (10 by default).",
  source: "polars_ta cs_top_bottom: dense ranks, so all symbols that tie go together. Near ties count as in rank.",
  params: [...columns("x"), { name: "k", kind: "number", whole: true, min: 1, max: 10_000, default: 10 }],
  unit: unitAlways("rank"),
  cost: 13,
  meaning: ([row], [k]) => {
    const rounded = roundNearTies(row!, rankTolerance);
    const distinct = [...new Set(finiteOf(rounded).toSorted())];
    return rounded.map((x) => {
      const place = distinct.indexOf(x);
      const [top, bottom] = [place >= distinct.length - k!, place < k!];
      return place < 0 ? Number.NaN : Number(top) - Number(bottom);
    });
  },
  kernel: ([row], [k], out) => endsRow(row!, k!, out),
  sql: acrossSql((call, x) => {
    const [k = 10] = call.params;
    const { place, total } = densePlaces(call, x, rankTolerance);
    return `toInt64(${place} >= ${total} - ${k}) - toInt64(${place} < ${k})`;
  }),
  example: { columns: [[1, 2, 2, 3, 5, 5, 10, Number.NaN]], params: [2], gives: [-1, -1, -1, 0, 1, 1, 1, Number.NaN] },
});
