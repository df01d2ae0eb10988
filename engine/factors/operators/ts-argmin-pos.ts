// ts_argmin_pos(x, n): place of the smallest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { extremeSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsArgminPos = windowOperator({
  name: "ts_argmin_pos",
  says: "Place of the smallest of the last n values, 1 for the oldest bar and n for today; the oldest of equal ones.",
  source: "Definition, as in the 101 formulaic alphas: from the oldest, first of equal ones.",
  unit: unitAlways("time"),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const present = x!.filter((value) => Number.isFinite(value));
    return x!.indexOf(Math.min(...present)) + 1;
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "min", report: "place", ties: "oldest" },
      out,
    ),
  sql: extremeSql({ extreme: "min", report: "place", ties: "oldest" }),
  example: { columns: [[3, 9, 9, 5, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 1, 3, 3, 2] },
});
