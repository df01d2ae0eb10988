// filter_signal(condition, n): a signal that is quiet for n bars after it came.
import { filterEvents } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { filterSql } from "../sql/past-forms.ts";
import { unitAlways } from "../unit.ts";

export const filterSignal = windowOperator({
  name: "filter_signal",
  says: "1 where the condition is true (not 0) and no 1 came in the n bars before, else 0; nothing where it is missing.",
  source: "FILTER of TDX.",
  params: [...columns("condition"), windowParam(1)],
  unit: unitAlways("boolean"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([condition], [n]) => {
    let free = 0;
    let kept = false;
    for (const [i, value] of condition!.entries()) {
      kept = Number.isFinite(value) && value !== 0 && i >= free;
      if (kept) free = i + n! + 1;
    }
    return Number.isFinite(condition!.at(-1)!) ? Number(kept) : Number.NaN;
  },
  kernel: ([condition], [n], out) => {
    filterEvents(condition!, n!, out);
    return undefined;
  },
  sql: filterSql,
  example: { columns: [[1, 1, 0, 1, Number.NaN, 0, 1]], params: [2], gives: [1, 0, 0, 1, Number.NaN, 0, 1] },
});
