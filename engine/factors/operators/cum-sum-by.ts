// cum_sum_by(x, key): sum since the key changed.
import { sumOf } from "#engine/core";
import { segmentedTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { segmentOf } from "../segment.ts";
import { segmentSql } from "../sql/past-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const cumSumBy = windowOperator({
  name: "cum_sum_by",
  says: "Sum of the values of x since key last changed; a bar with a missing x or key gives nothing and adds nothing.",
  source: "Definition.",
  params: columns("x", "key"),
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x, key]) => {
    const values = segmentOf(x!, key!, "key");
    return values === null ? Number.NaN : sumOf(values);
  },
  kernel: ([x, key], _params, out) => {
    segmentedTotal({ x: x!, marker: key! }, { total: "sum", marker: "key" }, out);
    return undefined;
  },
  sql: segmentSql("key", "sum"),
  example: {
    columns: [
      [1, 2, 3, Number.NaN, 5, 6],
      [1, 1, 2, 2, Number.NaN, 2],
    ],
    params: [],
    gives: [1, 3, 3, Number.NaN, Number.NaN, 9],
  },
});
