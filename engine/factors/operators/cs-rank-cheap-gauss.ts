// cs_rank_cheap_gauss(x): rank on the width of a normal.
import { finiteOf } from "#engine/core";
import { centredRankRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { acrossSql, rankShare } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const csRankCheapGauss = crossOperator({
  name: "cs_rank_cheap_gauss",
  says: "(Rank as a share of the count − ½) × 3.46, average ties: a flat distribution of about unit deviation.",
  source: "Qlib CSRankNorm. 3.46 is √12, rounded.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 12,
  meaning: ([row]) => {
    const places = averagePlaces(roundNearTies(row!, rankTolerance));
    return places.map((place) => (place / finiteOf(places).length - 0.5) * 3.46);
  },
  kernel: ([row], _params, out) => centredRankRow(row!, 3.46, out),
  sql: acrossSql((call, x) => `(${rankShare(call, x, { ties: "average", tolerance: rankTolerance })} - 0.5) * 3.46`),
  example: { columns: [[3, 1, 2, 2, Number.NaN]], params: [], gives: [1.73, -0.865, 0.4325, 0.4325, Number.NaN] },
});
