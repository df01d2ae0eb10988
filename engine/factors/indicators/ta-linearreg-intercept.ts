// ta_linearreg_intercept(x, n): value at the oldest of the last n rows of the straight line through them.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { forEachLine } from "../technical/moments.ts";
import { lineOf } from "../technical/moments-definition.ts";
import { unitOfArgument } from "../unit.ts";

export const taLinearregIntercept = indicator({
  name: "ta_linearreg_intercept",
  says: "Value at the oldest of the last n rows of the straight line through them.",
  source: "TA-Lib's LINEARREG_INTERCEPT.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => {
      const line = lineOf(x!);
      return line.intercept;
    },
  ),
  kernel: ([x], [n], out) => {
    forEachLine(x!, n!, (t, line) => {
      out[t] = line.intercept;
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 3.3, 4.1, 4.6, 6.3, 6.9, 7.7, 9.9],
  },
});
