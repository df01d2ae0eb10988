// ts_split_by(x, y, n, k): x where y is large less x where y is small.
import { sumOf } from "#engine/core";
import { splitSum } from "#engine/panel";
import { columns, longestWindow, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { splitBy } from "../sql/array-forms.ts";
import { windowSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tsSplitBy = windowOperator({
  name: "ts_split_by",
  says: "Sum of x over the k of the last n bars with the largest y, less the sum over the k with the smallest; of equal y the older bar counts as smaller.",
  source: "Definition.",
  params: [
    ...columns("x", "y"),
    windowParam(1),
    { name: "k", kind: "window", min: 1, max: longestWindow, atMost: "n" },
    minPeriods,
  ],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: ([x, y], [, k]) => {
    const order = [...y!.keys()].sort((a, b) => y![a]! - y![b]! || a - b).map((i) => x![i]!);
    return order.length < k! ? Number.NaN : sumOf(order.slice(-k!)) - sumOf(order.slice(0, k!));
  },
  kernel: ([x, y], [n, k, minPeriods], out) => {
    splitSum([x!, y!], { window: n!, minPeriods: minPeriods!, k: k! }, out);
    return undefined;
  },
  sql: windowSql(splitBy),
  example: {
    columns: [
      [1, 2, 3, 4, Number.NaN],
      [3, 1, 2, 5, 1],
    ],
    params: [3, 1],
    gives: [Number.NaN, Number.NaN, -1, 2, Number.NaN],
  },
});
