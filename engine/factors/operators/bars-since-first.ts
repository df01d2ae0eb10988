// bars_since_first(condition): bars since a condition held for the first time.
import { barsSinceTrue } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { sinceSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const barsSinceFirst = windowOperator({
  name: "bars_since_first",
  says: "Bars since the condition was true (not 0) for the first time; nothing before, and where it is missing today.",
  source: "BARSSINCE of TDX.",
  params: columns("condition"),
  unit: unitAlways("time"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([condition]) => {
    const at = condition!.findIndex((value) => Number.isFinite(value) && value !== 0);
    return at < 0 || !Number.isFinite(condition!.at(-1)!) ? Number.NaN : condition!.length - 1 - at;
  },
  kernel: ([condition], _params, out) => {
    barsSinceTrue(condition!, "first", out);
    return undefined;
  },
  sql: sinceSql("oldest"),
  example: { columns: [[0, 1, 0, 1, Number.NaN]], params: [], gives: [Number.NaN, 0, 1, 2, Number.NaN] },
});
