// ts_count_valid(x, n): how many of the last n values are present.
import { countPresent } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { unitAlways } from "../unit.ts";

export const tsCountValid = windowOperator({
  name: "ts_count_valid",
  says: "Number of present values among the last n bars of each symbol, fewer bars at the start; 0 where nothing is there.",
  source: "Definition. Same rows as pandas rolling(n, min_periods=0).count().",
  params: [...columns("x"), windowParam(1)],
  unit: unitAlways("count"),
  cost: 2,
  counted: false,
  meaning: ([x]) => x!.length,
  kernel: ([x], [n], out) => {
    countPresent(x!, n!, out);
    return undefined;
  },
  sql: ({ inputs: [x], params: [n = 1] }) => `count(${x}) ${past(n)}`,
  example: { columns: [[1, Number.NaN, 3, 4, Number.NaN]], params: [3], gives: [1, 1, 2, 2, 2] },
});
