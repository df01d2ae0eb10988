// ts_count(x, n): how often x was true in the last n bars.
import { rollingSum } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsCount = windowOperator({
  name: "ts_count",
  says: "Number of the last n bars on which x is true (not 0).",
  source: "Definition; counts true bars, not present ones.",
  unit: unitAlways("count"),
  cost: 3,
  meaning: ([x]) => x!.filter((value) => value !== 0).length,
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingSum(truths(x!), { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: pastSql((x, frame) => `countIf(${x} != 0) ${frame}`),
  example: {
    columns: [[1, 0, 2, Number.NaN, 3]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2, Number.NaN, Number.NaN],
  },
});

/** 1 where x is true, 0 where it is not; what is missing stays missing. */
function truths(x: Float64Array): Float64Array {
  const marks = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    marks[i] = value - value === 0 ? Number(value !== 0) : Number.NaN;
  }
  return marks;
}
