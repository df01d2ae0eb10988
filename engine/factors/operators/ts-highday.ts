// ts_highday(x, n): bars since the largest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { extremeSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsHighday = windowOperator({
  name: "ts_highday",
  says: "Bars since the largest of the last n values, 0 for today; the oldest of equal ones.",
  source:
    "HIGHDAY of the 191 short-term alphas, today counted as 0. ts_argmax is the same with the newest of equal ones.",
  unit: unitAlways("time"),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const present = x!.filter((value) => Number.isFinite(value));
    return x!.length - 1 - x!.indexOf(Math.max(...present));
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "max", report: "age", ties: "oldest" },
      out,
    ),
  sql: extremeSql({ extreme: "max", report: "age", ties: "oldest" }),
  example: {
    columns: [[3, 9, 9, 5, 1, Number.NaN]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1, 2, 2, Number.NaN],
  },
});
