// backfill(x, limit): gaps filled with the last value.
import { newestPresent } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const backfill = windowOperator({
  name: "backfill",
  says: "x, or its last present value from at most limit bars ago.",
  source: "Definition. Same rows as pandas ffill(limit); it fills forward in time only, whatever its usual name says.",
  params: [...columns("x"), windowParam(1, "limit")],
  unit: unitOfArgument(0),
  lookback: ([limit]) => limit!,
  cost: 2,
  counted: false,
  meaning: ([x]) => x!.at(-1) ?? Number.NaN,
  kernel: ([x], [limit], out) => {
    newestPresent(x!, { window: limit! + 1, k: 1 }, out);
    return undefined;
  },
  sql: ({ inputs: [x], params: [limit = 1] }) => `anyLast(${x}) ${past(limit + 1)}`,
  example: { columns: [[1, Number.NaN, Number.NaN, Number.NaN, 5]], params: [2], gives: [1, 1, 1, Number.NaN, 5] },
});
