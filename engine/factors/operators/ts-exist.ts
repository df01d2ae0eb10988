// ts_exist(condition, n): whether a condition held on at least one of the last n bars.
import { heldThroughout } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { pastSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsExist = windowOperator({
  name: "ts_exist",
  says: "1 where the condition is true (not 0) on at least one of the last n present bars, else 0.",
  source: "EXIST of TDX.",
  params: [...columns("condition"), windowParam(1), minPeriods],
  unit: unitAlways("boolean"),
  cost: 3,
  meaning: ([condition]) => Number(condition!.some((value) => value !== 0)),
  kernel: ([condition], [n, minPeriods], out) => {
    heldThroughout(condition!, { window: n!, minPeriods: minPeriods!, on: "some" }, out);
    return undefined;
  },
  sql: pastSql((x, frame) => `countIf(${x} != 0) ${frame} > 0`),
  example: { columns: [[0, 1, 0, 0, Number.NaN]], params: [2], gives: [Number.NaN, 1, 1, 0, Number.NaN] },
});
