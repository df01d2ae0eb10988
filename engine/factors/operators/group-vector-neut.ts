// group_vector_neut(x, y, g): what is left of a group beside a vector.
import { projectRow } from "#engine/panel";
import { projectionOf } from "../exposures-out.ts";
import { columns, groupOperator } from "../make-operator.ts";
import { projectionSql } from "../sql/row-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const groupVectorNeut = groupOperator({
  name: "group_vector_neut",
  says: "What is left of x without its projection on the vector y, inside each group and date; no intercept.",
  source: "BRAIN group_vector_neut: vector_neut in each group. By hand: (3, 1)·(4, 3) = 15, 15 ÷ 25 = 0.6.",
  params: [...columns("x", "y"), { name: "g", kind: "group" }],
  unit: unitOfArgument(0),
  cost: 9,
  meaning: ([row, vector], [codes]) => projectionOf(row!, { onto: vector!, codes: codes!, part: "residual" }),
  kernel: ([row, vector], [codes], _params, out) =>
    projectRow(row!, { onto: vector!, codes: codes!, part: "residual" }, out),
  sql: projectionSql("residual"),
  example: {
    columns: [
      [3, 1, 2, Number.NaN, 7, 5],
      [4, 3, 2, 1, 1, 1],
    ],
    groups: [[0, 0, 1, 1, -1, 2]],
    params: [],
    gives: [0.6, -0.8, 0, Number.NaN, Number.NaN, 0],
  },
});
