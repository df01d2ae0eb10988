// cs_rank_linear(x): place of each symbol, from 0 to 1.
import { finiteOf } from "#engine/core";
import { linearRankRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { roundNearTies } from "../near-ties.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { densePlaces } from "../sql/row-forms.ts";
import { unitAlways } from "../unit.ts";

export const csRankLinear = crossOperator({
  name: "cs_rank_linear",
  says: "Place of each symbol among the distinct values of the same date: 0 for the lowest, 1 for the highest, ties together, equal steps; 0 where all tie.",
  source:
    "BRAIN rank as polars_ta cs_rank reads it: (r − 1) ÷ (largest r − 1) of dense ranks. Near ties count as in rank.",
  params: columns("x"),
  unit: unitAlways("rank"),
  cost: 13,
  meaning: ([row]) => {
    const rounded = roundNearTies(row!, rankTolerance);
    const distinct = [...new Set(finiteOf(rounded).toSorted())];
    return rounded.map((x) => (Number.isNaN(x) ? x : distinct.indexOf(x) / Math.max(1, distinct.length - 1)));
  },
  kernel: ([row], _params, out) => linearRankRow(row!, out),
  sql: acrossSql((call, x) => {
    const { place, total } = densePlaces(call, x, rankTolerance);
    return `${place} / greatest(1, ${total} - 1)`;
  }),
  example: { columns: [[1, 1, 2, 3, 10, Number.NaN]], params: [], gives: [0, 0, 1 / 3, 2 / 3, 1, Number.NaN] },
});
