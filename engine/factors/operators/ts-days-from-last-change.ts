// ts_days_from_last_change(x): bars since x changed.
import { lastChange } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { lastChangeSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsDaysFromLastChange = windowOperator({
  name: "ts_days_from_last_change",
  says: "Bars since the value of each symbol last differed from the one before it, 0 on the bar of the change; nothing before the first change and on missing bars.",
  source: "Definition, as days_from_last_change in BRAIN; missing bars are passed over but counted.",
  params: columns("x"),
  unit: unitAlways("time"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) => {
    const now = x!.at(-1)!;
    const rows = [...x!.keys()].filter((i) => Number.isFinite(x![i]!));
    const change = rows.findLast((row, k) => k > 0 && x![rows[k - 1]!] !== x![row]);
    return Number.isFinite(now) && change !== undefined ? x!.length - 1 - change : Number.NaN;
  },
  kernel: ([x], _params, out) => {
    lastChange(x!, { report: "age", reach: 0 }, out);
    return undefined;
  },
  sql: lastChangeSql,
  example: { columns: [[5, 5, 7, Number.NaN, 7, 8]], params: [], gives: [Number.NaN, Number.NaN, 0, Number.NaN, 2, 0] },
});
