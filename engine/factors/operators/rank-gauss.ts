// rank_gauss(x): rank bent into a normal shape.
import { finiteOf, normalQuantile } from "#engine/core";
import { gaussRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { acrossSql, gaussAcross } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const rankGauss = crossOperator({
  name: "rank_gauss",
  says: "Rank of each symbol on the same date, turned into the value of a standard normal at that share.",
  source: "Inverse normal at (rank − ½) ÷ count, average ties; Φ⁻¹(5/6) = 0.967421566101701 from normal tables.",
  params: columns("x"),
  unit: unitAlways("ratio"),
  cost: 20,
  meaning: ([row]) => {
    const places = averagePlaces(roundNearTies(row!, rankTolerance));
    return places.map((place) => normalQuantile((place - 0.5) / finiteOf(places).length));
  },
  kernel: ([row], _params, out) => gaussRow(row!, rankTolerance, out),
  sql: acrossSql((call, x) => gaussAcross(call, x, rankTolerance)),
  example: {
    columns: [[3, 1, 2, Number.NaN]],
    params: [],
    gives: [0.967421566101701, -0.967421566101701, 0, Number.NaN],
  },
});
