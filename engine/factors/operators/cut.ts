// cut(x, low, high, bins, outside): bucket of fixed width.
import { columns, elementOperator } from "../make-operator.ts";
import { cutSql } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

const outsides = ["blank", "edge"] as const;

export const cut = elementOperator({
  name: "cut",
  says: "Number, from 0, of the bucket that x lies in, of so many of equal width from low to high; outside: nothing (blank) or the first and last bucket (edge).",
  source:
    "pandas cut(x, numpy.linspace(low, high, bins + 1), labels=False, include_lowest=True): buckets are closed on the right, low belongs to the first. edge is what BRAIN bucket does with what lies outside its range.",
  params: [
    ...columns("x"),
    { name: "low", kind: "number" },
    { name: "high", kind: "number", atLeast: "low" },
    { name: "bins", kind: "number", whole: true, min: 1, max: 1000 },
    { name: "outside", kind: "choice", choices: outsides, default: 0 },
  ],
  unit: unitAlways("rank"),
  cost: 4,
  of: (x, low, high, bins, outside) => {
    if (x < low || x > high) return outsides[outside] === "blank" ? Number.NaN : x < low ? 0 : bins - 1;
    const width = (high - low) / bins;
    const edge = (k: number): number => (k === bins ? high : low + k * width);
    let k = Math.min(bins, Math.max(1, Math.ceil((x - low) / width) || 1));
    while (k > 1 && x <= edge(k - 1)) k--;
    while (k < bins && x > edge(k)) k++;
    return k - 1;
  },
  sql: cutSql,
  example: {
    columns: [[0, 2.5, 2.6, 10, -1, 10.1, Number.NaN]],
    params: [0, 10, 4],
    gives: [0, 0, 1, 3, Number.NaN, Number.NaN, Number.NaN],
  },
});
