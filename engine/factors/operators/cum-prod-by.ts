// cum_prod_by(x, key): product since the key changed.
import { segmentedTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { segmentOf } from "../segment.ts";
import { segmentSql } from "../sql/past-forms.ts";
import { unitOfPower } from "../unit.ts";

export const cumProdBy = windowOperator({
  name: "cum_prod_by",
  says: "Product of the values of x since key last changed; a bar with a missing x or key gives nothing and changes nothing.",
  source: "Definition.",
  params: columns("x", "key"),
  unit: unitOfPower,
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x, key]) => {
    const values = segmentOf(x!, key!, "key");
    return values === null ? Number.NaN : values.reduce((product, value) => product * value, 1);
  },
  kernel: ([x, key], _params, out) => {
    segmentedTotal({ x: x!, marker: key! }, { total: "product", marker: "key" }, out);
    return undefined;
  },
  sql: segmentSql("key", "product"),
  example: {
    columns: [
      [2, 3, 4, Number.NaN, 5, 6],
      [1, 1, 2, 2, Number.NaN, 2],
    ],
    params: [],
    gives: [2, 6, 4, Number.NaN, Number.NaN, 24],
  },
});
