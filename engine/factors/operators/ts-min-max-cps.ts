// ts_min_max_cps(x, n, f): both extremes less a multiple of x.
import { rollingRange } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { windowSql } from "../sql/window-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitOfArgument } from "../unit.ts";
import { rangeOf } from "../window-range.ts";

export const tsMinMaxCps = windowOperator({
  name: "ts_min_max_cps",
  says: "Smallest + largest of the last n values − f × x.",
  source: "Definition, as in BRAIN: f 2 is twice the distance to the middle of the range.",
  params: [...columns("x"), windowParam(1), { name: "f", kind: "number", default: 2 }, minPeriods],
  unit: unitOfArgument(0),
  cost: 6,
  missing: "keep",
  meaning: ([x], [, f]) => {
    const { low, high } = rangeOf(x!);
    const now = x!.at(-1)!;
    return low + high - f! * now;
  },
  whole: true,
  kernel: ([x], [n, f, minPeriods], out, { times }) => {
    rollingRange(
      x!,
      { window: n!, minPeriods: minPeriods!, rows: times, of: (now, low, high) => low + high - f! * now },
      out,
    );
    return undefined;
  },
  sql: windowSql(({ call: { params }, inputs: [x = "NULL"], rows }) => {
    const [low, high] = [`min(${x}) ${past(rows)}`, `max(${x}) ${past(rows)}`];
    return `${low} + ${high} - ${sqlNumber(params[1] ?? 2)} * ${x}`;
  }),
  example: { columns: [[1, 4, 2, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 1, Number.NaN] },
});
