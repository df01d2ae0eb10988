// ts_last(condition, a, b): whether a condition held from a to b bars ago.
import { heldBetween } from "#engine/panel";
import { columns, longestWindow, windowOperator, windowParam } from "../make-operator.ts";
import { lastTrueSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsLast = windowOperator({
  name: "ts_last",
  says: "1 where the condition was true (not 0) on all bars from a bars ago to b bars ago, both included, else 0; nothing where one of them is missing.",
  source: "LAST of TDX, both ends included.",
  params: [
    ...columns("condition"),
    windowParam(1, "a"),
    { name: "b", kind: "number", min: 0, max: longestWindow, whole: true, atMost: "a", default: 0 },
  ],
  unit: unitAlways("boolean"),
  lookback: ([a]) => a!,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([condition], [a, b]) => {
    const span = condition!.slice(0, a! - b! + 1);
    return span.every(Number.isFinite) ? Number(span.every((value) => value !== 0)) : Number.NaN;
  },
  kernel: ([condition], [a, b], out) => {
    heldBetween(condition!, { from: a!, to: b! }, out);
    return undefined;
  },
  sql: lastTrueSql,
  example: {
    columns: [[1, 1, 0, 1, Number.NaN, 1]],
    params: [2, 1],
    gives: [Number.NaN, Number.NaN, 1, 0, 0, Number.NaN],
  },
});
