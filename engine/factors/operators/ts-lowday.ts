// ts_lowday(x, n): bars since the smallest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { extremeSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsLowday = windowOperator({
  name: "ts_lowday",
  says: "Bars since the smallest of the last n values, 0 for today; the oldest of equal ones.",
  source:
    "LOWDAY of the 191 short-term alphas, today counted as 0. ts_argmin is the same with the newest of equal ones.",
  unit: unitAlways("time"),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const present = x!.filter((value) => Number.isFinite(value));
    return x!.length - 1 - x!.indexOf(Math.min(...present));
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "min", report: "age", ties: "oldest" },
      out,
    ),
  sql: extremeSql({ extreme: "min", report: "age", ties: "oldest" }),
  example: {
    columns: [[5, 2, 2, 4, 7, Number.NaN]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 1, 2, 2, Number.NaN],
  },
});
