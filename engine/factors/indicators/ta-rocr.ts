// ta_rocr(x, n): value divided by the value n rows ago.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taRocr = indicator({
  name: "ta_rocr",
  says: "Value divided by the value n rows ago.",
  source: "TA-Lib's ROCR.",
  params: [...columns("x"), periodParam(10, 1)],
  unit: unitAlways("ratio"),
  cost: 2,
  meaning: overLast(
    ([n]) => n! + 1,
    ([x]) => change(lastOf(x!), x![0]!),
  ),
  kernel: ([x], [n], out) => {
    for (let t = n!; t < out.length; t++) out[t] = change(x![t]!, x![t - n!]!);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2],
    gives: [
      Number.NaN,
      Number.NaN,
      1.3333333333333333,
      1.2,
      2,
      1.1666666666666667,
      1.125,
      1.7142857142857142,
      1.1111111111111112,
      0.9166666666666666,
    ],
  },
});

function change(now: number, then: number): number {
  return then === 0 ? 0 : now / then;
}
