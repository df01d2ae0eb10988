// kth_element(x, n, k): the k-th newest value.
import { newestPresent } from "#engine/panel";
import { columns, longestWindow, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const kthElement = windowOperator({
  name: "kth_element",
  says: "The k-th newest present value of the last n bars; with k 1 it fills gaps from up to n − 1 bars ago.",
  source: "Definition, as in BRAIN, missing values ignored.",
  params: [
    ...columns("x"),
    windowParam(1),
    { name: "k", kind: "window", min: 1, max: longestWindow, atMost: "n", default: 1 },
  ],
  unit: unitOfArgument(0),
  cost: 2,
  counted: false,
  meaning: ([x], [, k]) => (x!.length >= k! ? x![x!.length - k!]! : Number.NaN),
  kernel: ([x], [n, k], out) => {
    newestPresent(x!, { window: n!, k: k! }, out);
    return undefined;
  },
  sql: (call) => {
    const [n = 1, k = 1] = call.params;
    const list = call.step(`groupArray(${call.inputs[0]}) ${past(n)}`);
    return `if(length(${list}) >= ${k}, ${list}[-${k}], NULL)`;
  },
  example: { columns: [[1, Number.NaN, 3, 4]], params: [3, 2], gives: [Number.NaN, Number.NaN, 1, 3] },
});
