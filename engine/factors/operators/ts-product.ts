// ts_product(x, n): product of the last n values.
import { rollingProduct } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { windowSql } from "../sql/window-forms.ts";
import { unitOfPower } from "../unit.ts";

export const tsProduct = windowOperator({
  name: "ts_product",
  says: "Product of the last n values of each symbol.",
  source: "Definition; multiplied directly, so signs and zeros stay.",
  unit: unitOfPower,
  cost: 4,
  meaning: ([x]) => x!.reduce((product, value) => product * value, 1),
  kernel: ([x], [n, minPeriods], out) => rollingProduct(x!, { window: n!, minPeriods: minPeriods! }, out),
  sql: windowSql(({ values }) => `arrayProduct(${values(0)})`),
  example: {
    columns: [[1, 2, 3, Number.NaN, -1, 0]],
    params: [2],
    gives: [Number.NaN, 2, 6, Number.NaN, Number.NaN, 0],
  },
});
