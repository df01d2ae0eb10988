// rank(x): place of each symbol among all on the same date.
import { rankMethods, rankRow, rankTolerance } from "#engine/panel";
import { columns, crossOperator } from "../operator.ts";
import { unitAlways } from "../unit.ts";

export const rank = crossOperator({
  name: "rank",
  says: "Place of each symbol among all on the same date, as a share in (0, 1]; the highest value gets 1.",
  source:
    "pandas rank(method, pct=True) over the symbols that have a value. Values closer than tolerance × the largest magnitude of the date tie, so that rounding noise cannot order them; tolerance 0 ties equal values only.",
  params: [
    ...columns("x"),
    { name: "method", kind: "choice", choices: rankMethods, default: 0 },
    { name: "tolerance", kind: "number", min: 0, max: 0.01, default: rankTolerance },
  ],
  unit: unitAlways("rank"),
  cost: 12,
  meaning: ([row], [method, tolerance]) => {
    const values = row!.filter((x) => Number.isFinite(x)).sort();
    const near = tolerance! * values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    const place = new Map<number, number>();
    values.forEach((x, i) => {
      place.set(x, i > 0 && x - values[i - 1]! <= near ? place.get(values[i - 1]!)! : x);
    });
    const firsts = [...row!].map((x) => place.get(x));
    const present = firsts.filter((first) => first !== undefined);
    const distinct = [...new Set(present)].sort((a, b) => a - b);
    return Float64Array.from(firsts, (first, s) => {
      if (first === undefined) return Number.NaN;
      const below = present.filter((other) => other < first).length;
      const tied = present.filter((other) => other === first).length;
      const earlier = firsts.slice(0, s).filter((other) => other === first).length;
      const choices = [
        below + (tied + 1) / 2,
        below + 1,
        below + tied,
        distinct.indexOf(first) + 1,
        below + earlier + 1,
      ];
      return choices[method!]! / (rankMethods[method!] === "dense" ? distinct.length : present.length);
    });
  },
  kernel: ([row], [method, tolerance], out) =>
    rankRow(row!, out, { method: rankMethods[method!]!, tolerance: tolerance! }),
  example: { columns: [[1, 1, 2, Number.NaN]], params: [], gives: [0.5, 0.5, 1, Number.NaN] },
});
