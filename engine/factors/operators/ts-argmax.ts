// ts_argmax(x, n): bars since the largest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { extremeSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsArgmax = windowOperator({
  name: "ts_argmax",
  says: "Bars since the largest of the last n values, 0 for today; the most recent of equal ones.",
  source: "Definition: bars ago, most recent on ties.",
  unit: unitAlways("time"),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const present = x!.filter((value) => Number.isFinite(value));
    return x!.length - 1 - x!.lastIndexOf(Math.max(...present));
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "max", report: "age", ties: "newest" },
      out,
    ),
  sql: extremeSql({ extreme: "max", report: "age", ties: "newest" }),
  example: { columns: [[3, 9, 9, 5, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 0, 1, 2, 2] },
});
