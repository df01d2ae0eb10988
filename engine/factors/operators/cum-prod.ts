// cum_prod(x): product since the beginning.
import { runningTotal } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { past, whereAll } from "../sql/forms.ts";
import { unitOfPower } from "../unit.ts";

export const cumProd = windowOperator({
  name: "cum_prod",
  says: "Product of all values of each symbol up to today; a missing bar gives nothing and changes nothing.",
  source: "Definition. Same rows as pandas cumprod().",
  params: columns("x"),
  unit: unitOfPower,
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x]) =>
    Number.isFinite(x!.at(-1)!)
      ? x!.filter(Number.isFinite).reduce((product, value) => product * value, 1)
      : Number.NaN,
  kernel: ([x], _params, out) => {
    runningTotal(x!, "product", out);
    return undefined;
  },
  sql: (call) => {
    const [x = "NULL"] = call.inputs;
    const all = call.step(`groupArray(${x}) ${past(Number.POSITIVE_INFINITY)}`);
    return whereAll([x], `arrayProduct(${all})`);
  },
  example: { columns: [[1, 2, Number.NaN, 4]], params: [], gives: [1, 2, Number.NaN, 8] },
});
