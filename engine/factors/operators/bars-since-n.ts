// bars_since_n(condition, n): bars since a condition first held among the last n.
import { barsSinceOldest } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { sinceSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const barsSinceN = windowOperator({
  name: "bars_since_n",
  says: "Bars since the oldest of the last n bars on which the condition is true (not 0); nothing where there is none.",
  source: "BARSSINCEN of TDX, which leaves open what no true bar gives.",
  params: [...columns("condition"), windowParam(1), minPeriods],
  unit: unitAlways("time"),
  cost: 3,
  missing: "keep",
  meaning: ([condition], [, minPeriods]) => {
    const at = condition!.findIndex((value) => Number.isFinite(value) && value !== 0);
    const present = condition!.filter((value) => Number.isFinite(value)).length;
    return present < minPeriods! || at < 0 ? Number.NaN : condition!.length - 1 - at;
  },
  kernel: ([condition], [n, minPeriods], out) => {
    barsSinceOldest(condition!, { window: n!, minPeriods: minPeriods! }, out);
    return undefined;
  },
  sql: sinceSql("oldest"),
  example: { columns: [[0, 1, 1, 0, Number.NaN]], params: [3, 2], gives: [Number.NaN, 0, 1, 2, 2] },
});
