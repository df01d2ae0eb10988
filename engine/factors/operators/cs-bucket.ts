// cs_bucket(x, bins): bin of each symbol by its place on the date.
import { finiteOf } from "#engine/core";
import { placeBinRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { acrossSql, placesAcross, withoutNearTies } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const csBucket = crossOperator({
  name: "cs_bucket",
  says: "Bin of each symbol on the same date by its average place, 0 for the lowest; symbols that tie share a bin, and a date of ties lies in the middle one (5 bins by default).",
  source:
    "⌊(place − ½) × bins ÷ count⌋: no quantile edges that could coincide, the trouble of alphalens. cs_qcut is the pandas form.",
  params: [...columns("x"), { name: "bins", kind: "number", whole: true, min: 2, max: 1000, default: 5 }],
  unit: unitAlways("rank"),
  cost: 13,
  meaning: ([row], [bins]) => {
    const places = averagePlaces(roundNearTies(row!, rankTolerance));
    const count = finiteOf(places).length;
    return places.map((place) => Math.floor(((2 * place - 1) * bins!) / (2 * count)));
  },
  kernel: ([row], [bins], out) => placeBinRow(row!, bins!, out),
  sql: acrossSql((call, x) => {
    const { place, total } = placesAcross(call, withoutNearTies(call, x, { tolerance: rankTolerance }), {
      ties: "average",
    });
    return `if(isNull(${x}), NULL, floor((2 * ${place} - 1) * ${call.params[0] ?? 5} / (2 * ${total})))`;
  }),
  example: { columns: [[1, 2, 3, 4, 4, 4, Number.NaN]], params: [3], gives: [0, 0, 1, 2, 2, 2, Number.NaN] },
});
