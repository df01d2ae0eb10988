// ts_mad(x, n): mean absolute deviation of the last n values.
import { meanOf } from "#engine/core";
import { rollingMad } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { momentsSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsMad = windowOperator({
  name: "ts_mad",
  says: "Mean distance of the last n values of each symbol from their average.",
  source: "Definition: deviation about the mean.",
  unit: unitOfArgument(0),
  cost: 12,
  meaning: ([x]) => meanOf(x!.map((value) => Math.abs(value - meanOf(x!)))),
  kernel: ([x], [n, minPeriods], out) => rollingMad(x!, { window: n!, minPeriods: minPeriods! }, out),
  sql: momentsSql(({ distances }, count) => `arraySum(v -> abs(v), ${distances}) / ${count}`, 1),
  example: { columns: [[1, 2, 6, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 2, Number.NaN] },
});
