// ta_rocr100(x, n): value in percent of the value n rows ago.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taRocr100 = indicator({
  name: "ta_rocr100",
  says: "Value in percent of the value n rows ago.",
  source: "TA-Lib's ROCR100.",
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
      133.33333333333331,
      120,
      200,
      116.66666666666667,
      112.5,
      171.42857142857142,
      111.11111111111111,
      91.66666666666666,
    ],
  },
});

function change(now: number, then: number): number {
  return then === 0 ? 0 : (now / then) * 100;
}
