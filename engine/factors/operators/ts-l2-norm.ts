// ts_l2_norm(x, n): length of the last n values as a vector.
import { sumOf } from "#engine/core";
import { rollingFade } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsL2Norm = windowOperator({
  name: "ts_l2_norm",
  says: "Square root of the sum of squares of the last n values of each symbol.",
  source: "Definition.",
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([x]) => Math.sqrt(sumOf(x!.map((value) => value * value))),
  kernel: ([x], [n, minPeriods], out) => {
    const rule = { window: n!, minPeriods: minPeriods!, factor: 1, report: "sum" } as const;
    rollingFade(
      x!.map((value) => (Number.isFinite(value) ? value * value : Number.NaN)),
      rule,
      out,
    );
    for (let t = 0; t < out.length; t++) out[t] = Math.sqrt(out[t]!);
    return undefined;
  },
  sql: pastSql((x, frame) => `sqrt(sum(${x} * ${x}) ${frame})`),
  example: { columns: [[3, 4, Number.NaN]], params: [2], gives: [Number.NaN, 5, Number.NaN] },
});
