// add_filled(x, y): sum in which a gap counts as nothing.
import { columns, elementOperator } from "../make-operator.ts";
import { cellSql } from "../sql/forms.ts";
import { unitOfSum } from "../unit.ts";

export const addFilled = elementOperator({
  name: "add_filled",
  says: "x + y where a missing side counts as 0; nothing where both are missing.",
  source: "BRAIN add(x, y, filter = true). Both missing stays missing, as in polars_ta.",
  params: columns("x", "y"),
  unit: unitOfSum,
  cost: 1,
  commutative: true,
  missing: "open",
  of: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : x + y),
  sql: cellSql((x, y) => `if(isNull(${x}), ${y}, if(isNull(${y}), ${x}, ${x} + ${y}))`),
  example: {
    columns: [
      [1, Number.NaN, 3, Number.NaN],
      [2, 5, Number.NaN, Number.NaN],
    ],
    params: [],
    gives: [3, 5, 3, Number.NaN],
  },
});
