// rank(x): place of each symbol among all on the same date.
import { finiteOf } from "#engine/core";
import { rankMethods, rankRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { roundNearTies } from "../near-ties.ts";
import { acrossSql, rankShare } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const rank = crossOperator({
  name: "rank",
  says: "Place of each symbol among all on the same date, as a share in (0, 1]; the highest value gets 1.",
  source:
    "pandas rank(method, pct=True) over the symbols that have a value. Values are first rounded to multiples of tolerance × the largest magnitude of the date, so that rounding noise cannot order them; beside one value ten orders of magnitude larger, all others tie. Tolerance 0 ties equal values only.",
  params: [
    ...columns("x"),
    { name: "method", kind: "choice", choices: rankMethods, default: 0 },
    { name: "tolerance", kind: "number", min: 0, max: 0.01, default: rankTolerance },
  ],
  unit: unitAlways("rank"),
  cost: 12,
  meaning: ([row], [method, tolerance]) => {
    const rounded = roundNearTies(row!, tolerance!);
    const present = finiteOf(rounded);
    const distinct = [...new Set(present.toSorted())];
    return rounded.map((x, s) => {
      const below = present.filter((other) => other < x).length;
      const tied = present.filter((other) => other === x).length;
      const earlier = rounded.slice(0, s).filter((other) => other === x).length;
      const places = [below + (tied + 1) / 2, below + 1, below + tied, distinct.indexOf(x) + 1, below + earlier + 1];
      const total = rankMethods[method!] === "dense" ? distinct.length : present.length;
      return Number.isNaN(x) ? Number.NaN : places[method!]! / total;
    });
  },
  kernel: ([row], [method, tolerance], out) =>
    rankRow(row!, out, { method: rankMethods[method!]!, tolerance: tolerance! }),
  sql: acrossSql((call, x) =>
    rankShare(call, x, { ties: rankMethods[call.params[0] ?? 0] ?? "average", tolerance: call.params[1] ?? 0 }),
  ),
  example: { columns: [[1, 1, 2, Number.NaN]], params: [], gives: [0.5, 0.5, 1, Number.NaN] },
});
