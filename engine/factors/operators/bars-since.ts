// bars_since(condition): bars since a condition held.
import { barsSinceTrue } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { sinceSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const barsSince = windowOperator({
  name: "bars_since",
  says: "Bars since the condition was last true (not 0), 0 where it is true today; nothing before the first time and where it is missing today.",
  source: "BARSLAST of TDX, barssince of Pine; bars_since_first is BARSSINCE of TDX.",
  params: columns("condition"),
  unit: unitAlways("time"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([condition]) => {
    const at = condition!.findLastIndex((value) => Number.isFinite(value) && value !== 0);
    return at < 0 || !Number.isFinite(condition!.at(-1)!) ? Number.NaN : condition!.length - 1 - at;
  },
  kernel: ([condition], _params, out) => {
    barsSinceTrue(condition!, "last", out);
    return undefined;
  },
  sql: sinceSql("newest"),
  example: { columns: [[0, 1, 0, Number.NaN, 0]], params: [], gives: [Number.NaN, 0, 1, Number.NaN, 3] },
});
