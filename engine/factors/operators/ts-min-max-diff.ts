// ts_min_max_diff(x, n, f): x less a share of both extremes.
import { rollingRange } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { windowSql } from "../sql/window-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitOfArgument } from "../unit.ts";
import { rangeOf } from "../window-range.ts";

export const tsMinMaxDiff = windowOperator({
  name: "ts_min_max_diff",
  says: "x − f × (smallest + largest of the last n values).",
  source: "Definition, as in BRAIN: f 0.5 is the distance from the middle of the range.",
  params: [...columns("x"), windowParam(1), { name: "f", kind: "number", default: 0.5 }, minPeriods],
  unit: unitOfArgument(0),
  cost: 6,
  missing: "keep",
  meaning: ([x], [, f]) => {
    const { low, high } = rangeOf(x!);
    const now = x!.at(-1)!;
    return now - f! * (low + high);
  },
  whole: true,
  kernel: ([x], [n, f, minPeriods], out, { times }) => {
    rollingRange(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, of: (now, low, high) => now - f! * (low + high) },
      out,
    );
    return undefined;
  },
  sql: windowSql(({ call: { params }, inputs: [x = "NULL"], rows }) => {
    const [low, high] = [`min(${x}) ${past(rows)}`, `max(${x}) ${past(rows)}`];
    return `${x} - ${sqlNumber(params[1] ?? 0.5)} * (${low} + ${high})`;
  }),
  example: { columns: [[1, 4, 2, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, -0.5, Number.NaN] },
});
