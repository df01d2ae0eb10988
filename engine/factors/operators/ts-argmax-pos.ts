// ts_argmax_pos(x, n): place of the largest of the last n values.
import { rollingExtreme } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { extremeSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsArgmaxPos = windowOperator({
  name: "ts_argmax_pos",
  says: "Place of the largest of the last n values, 1 for the oldest bar and n for today; the oldest of equal ones.",
  source: "Definition, as in the 101 formulaic alphas: from the oldest, first of equal ones.",
  unit: unitAlways("time"),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const present = x!.filter((value) => Number.isFinite(value));
    return x!.indexOf(Math.max(...present)) + 1;
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingExtreme(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, extreme: "max", report: "place", ties: "oldest" },
      out,
    ),
  sql: extremeSql({ extreme: "max", report: "place", ties: "oldest" }),
  example: { columns: [[3, 9, 9, 5, 1, 1]], params: [3], gives: [Number.NaN, Number.NaN, 2, 1, 1, 1] },
});
