// cs_vector_neut(x, y): what is left of a row beside a vector.
import { projectRow } from "#engine/panel";
import { projectionOf } from "../exposures-out.ts";
import { columns, crossOperator } from "../make-operator.ts";
import { projectionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csVectorNeut = crossOperator({
  name: "cs_vector_neut",
  says: "What is left of x on each date without its projection on the vector y; no intercept.",
  source:
    "BRAIN vector_neut: y·(x·y)/(y·y) over the symbols that have both. By hand: (3, 1)·(4, 3) = 15, 15 ÷ 25 = 0.6. Beside a vector of zeros, all is left.",
  params: columns("x", "y"),
  unit: unitOfArgument(0),
  cost: 8,
  meaning: ([row, vector]) => projectionOf(row!, { onto: vector!, part: "residual" }),
  kernel: ([row, vector], _params, out) => projectRow(row!, { onto: vector!, part: "residual" }, out),
  sql: projectionSql("residual"),
  example: {
    columns: [
      [3, 1, 5, Number.NaN],
      [4, 3, Number.NaN, 1],
    ],
    params: [],
    gives: [0.6, -0.8, Number.NaN, Number.NaN],
  },
});
