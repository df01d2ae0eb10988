// ta_roc(x, n): change over n rows in percent.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taRoc = indicator({
  name: "ta_roc",
  says: "Change over n rows in percent.",
  source: "TA-Lib's ROC.",
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
      33.33333333333333,
      19.999999999999996,
      100,
      16.666666666666675,
      12.5,
      71.42857142857142,
      11.111111111111116,
      -8.333333333333337,
    ],
  },
});

function change(now: number, then: number): number {
  return then === 0 ? 0 : (now / then - 1) * 100;
}
