// cs_vector_proj(x, y): the part of a row along a vector.
import { projectRow } from "#engine/panel";
import { projectionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { projectionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csVectorProj = crossOperator({
  name: "cs_vector_proj",
  says: "The projection of x on the vector y on each date; no intercept.",
  source:
    "BRAIN vector_proj: y·(x·y)/(y·y) over the symbols that have both. By hand: (3, 1)·(4, 3) = 15, 15 ÷ 25 = 0.6. Along a vector of zeros it is 0.",
  params: columns("x", "y"),
  unit: unitOfArgument(0),
  cost: 8,
  meaning: ([row, vector]) => projectionOf(row!, { onto: vector!, part: "fitted" }),
  kernel: ([row, vector], _params, out) => projectRow(row!, { onto: vector!, part: "fitted" }, out),
  sql: projectionSql("fitted"),
  example: {
    columns: [
      [3, 1, 5, Number.NaN],
      [4, 3, Number.NaN, 1],
    ],
    params: [],
    gives: [2.4, 1.8, Number.NaN, Number.NaN],
  },
});
