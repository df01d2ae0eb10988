// mul_filled(x, y): product in which a gap counts as one.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfProduct } from "../unit.ts";

export const mulFilled = elementOperator({
  name: "mul_filled",
  says: "x × y where a missing side counts as 1; nothing where both are missing.",
  source: "BRAIN multiply(x, y, filter = true). Both missing stays missing, as in polars_ta.",
  params: columns("x", "y"),
  unit: unitOfProduct,
  cost: 1,
  commutative: true,
  missing: "open",
  of: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : x * y),
  sql: cellSql((x, y) => `if(isNull(${x}), ${y}, if(isNull(${y}), ${x}, ${x} * ${y}))`),
  example: {
    columns: [
      [2, Number.NaN, 3, Number.NaN],
      [4, 5, Number.NaN, Number.NaN],
    ],
    params: [],
    gives: [8, 5, 3, Number.NaN],
  },
});
