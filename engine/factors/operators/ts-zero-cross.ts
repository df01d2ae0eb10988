// ts_zero_cross(x, n): sign changes.
import { signChanges } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { turnsIn } from "../sql/array-forms.ts";
import { windowSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsZeroCross = windowOperator({
  name: "ts_zero_cross",
  says: "How often x turned from positive to not positive or back, from one present value of the last n bars to the next.",
  source: "Definition; 0 is not positive.",
  unit: unitAlways("count"),
  cost: 4,
  meaning: ([x]) => [...x!.keys()].filter((i) => i > 0 && x![i]! > 0 !== x![i - 1]! > 0).length,
  kernel: ([x], [n, minPeriods], out) => {
    signChanges(x!, { window: n!, minPeriods: minPeriods! }, out);
    return undefined;
  },
  sql: windowSql(turnsIn),
  example: { columns: [[1, -1, 2, Number.NaN, -3]], params: [3, 2], gives: [Number.NaN, 1, 2, 1, 1] },
});
