// ts_every(condition, n): whether a condition held on every of the last n bars.
import { heldThroughout } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsEvery = windowOperator({
  name: "ts_every",
  says: "1 where the condition is true (not 0) on every of the last n present bars, else 0.",
  source: "EVERY of TDX.",
  params: [...columns("condition"), windowParam(1), minPeriods],
  unit: unitAlways("boolean"),
  cost: 3,
  meaning: ([condition]) => Number(condition!.every((value) => value !== 0)),
  kernel: ([condition], [n, minPeriods], out) => {
    heldThroughout(condition!, { window: n!, minPeriods: minPeriods!, on: "every" }, out);
    return undefined;
  },
  sql: pastSql((x, frame) => `countIf(${x} = 0) ${frame} = 0`),
  example: { columns: [[1, 1, 0, Number.NaN]], params: [2], gives: [Number.NaN, 1, 0, Number.NaN] },
});
