// ts_scale(x, n): where x lies between the extremes of the last n values.
import { rollingRange } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";
import { rangeOf } from "../window-range.ts";

export const tsScale = windowOperator({
  name: "ts_scale",
  says: "Place of the last value between the smallest (0) and the largest (1) of the last n; 0 where they are equal.",
  source: "Definition, as in BRAIN with no constant added.",
  unit: unitAlways("ratio"),
  cost: 6,
  missing: "keep",
  meaning: ([x]) => {
    const { low, high } = rangeOf(x!);
    const now = x!.at(-1)!;
    return high === low ? now - low : (now - low) / (high - low);
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) => {
    rollingRange(
      x!,
      {
        window: n!,
        minPeriods: minPeriods!,
        rows: times,
        of: (now, low, high) => (high === low ? now - low : (now - low) / (high - low)),
      },
      out,
    );
    return undefined;
  },
  sql: pastSql((x, frame) => {
    const [low, high] = [`min(${x}) ${frame}`, `max(${x}) ${frame}`];
    return `if(${high} > ${low}, (${x} - ${low}) / (${high} - ${low}), ${x} - ${low})`;
  }),
  example: { columns: [[1, 3, 2, Number.NaN, 2]], params: [3, 2], gives: [Number.NaN, 1, 0.5, Number.NaN, 0] },
});
