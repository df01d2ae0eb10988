// cum_count(x): number of values since the beginning.
import { countPresent } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const cumCount = windowOperator({
  name: "cum_count",
  says: "Number of present values of each symbol up to today; 0 before the first.",
  source: "Definition. Same rows as pandas notna().cumsum().",
  params: columns("x"),
  unit: unitAlways("count"),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  counted: false,
  meaning: ([x]) => x!.length,
  kernel: ([x], _params, out) => {
    countPresent(x!, x!.length + 1, out);
    return undefined;
  },
  sql: ({ inputs: [x] }) => `count(${x}) ${past(Number.POSITIVE_INFINITY)}`,
  example: { columns: [[Number.NaN, 1, Number.NaN, 3]], params: [], gives: [0, 1, 1, 2] },
});
