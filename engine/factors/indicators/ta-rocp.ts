// ta_rocp(x, n): change over n rows as a share.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taRocp = indicator({
  name: "ta_rocp",
  says: "Change over n rows as a share.",
  source: "TA-Lib's ROCP.",
  params: [...columns("x"), periodParam(10, 1)],
  unit: unitAlways("return"),
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
      0.3333333333333333,
      0.2,
      1,
      0.16666666666666666,
      0.125,
      0.7142857142857143,
      0.1111111111111111,
      -0.08333333333333333,
    ],
  },
});

function change(now: number, then: number): number {
  return then === 0 ? 0 : (now - then) / then;
}
