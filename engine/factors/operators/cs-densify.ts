// cs_densify(x): distinct values of the date, numbered.
import { finiteOf } from "#engine/core";
import { densifyRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { densePlaces } from "../sql/row-forms.ts";
import { unitAlways } from "../unit.ts";

export const csDensify = crossOperator({
  name: "cs_densify",
  says: "Number, from 0, of each value among the distinct ones of the same date, ascending; equal means equal to the last bit.",
  source: "BRAIN densify; the order is kept here.",
  params: columns("x"),
  unit: unitAlways("rank"),
  cost: 12,
  meaning: ([row]) => {
    const distinct = [...new Set(finiteOf(row!).toSorted())];
    return row!.map((x) => (Number.isNaN(x) ? x : distinct.indexOf(x)));
  },
  kernel: ([row], _params, out) => densifyRow(row!, out),
  sql: acrossSql((call, x) => densePlaces(call, x, 0).place),
  example: { columns: [[99, 0, 2, 0, Number.NaN, 1]], params: [], gives: [3, 0, 2, 0, Number.NaN, 1] },
});
