// ta_mom(x, n): change over n rows.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taMom = indicator({
  name: "ta_mom",
  says: "Change over n rows.",
  source: "TA-Lib's MOM.",
  params: [...columns("x"), periodParam(10, 1)],
  unit: unitOfArgument(0),
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
    gives: [Number.NaN, Number.NaN, 1, 1, 4, 1, 1, 5, 1, -1],
  },
});

function change(now: number, then: number): number {
  return now - then;
}
