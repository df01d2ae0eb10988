// cs_qcut(x, bins): bin of each symbol on the date.
import { finiteOf, quantileOf } from "#engine/core";
import { binRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, binAcross } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const csQcut = crossOperator({
  name: "cs_qcut",
  says: "Bin of each symbol on the same date, 0 for the lowest, with about as many symbols in each (5 bins by default).",
  source: 'pandas qcut(labels=False, duplicates="drop"): linear quantiles, closed on the right.',
  params: [...columns("x"), { name: "bins", kind: "number", whole: true, min: 2, max: 100, default: 5 }],
  unit: unitAlways("rank"),
  cost: 12,
  meaning: ([row], [bins]) => {
    const present = finiteOf(row!);
    const edges = [...new Set(Array.from({ length: bins! + 1 }, (_, k) => quantileOf(present, k / bins!)))];
    const binOf = (x: number): number => Math.max(0, edges.findIndex((edge) => x <= edge) - 1);
    return row!.map((x) => (edges.length < 2 || Number.isNaN(x) ? Number.NaN : binOf(x)));
  },
  kernel: ([row], [bins], out) => binRow(row!, bins!, out),
  sql: acrossSql((call, x) => binAcross(call, x, call.params[0] ?? 5)),
  example: { columns: [[1, 2, 3, 4, Number.NaN]], params: [2], gives: [0, 0, 1, 1, Number.NaN] },
});
