// ta_linearreg(x, n): value at today of the straight line through the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { forEachLine } from "../technical/moments.ts";
import { lineOf } from "../technical/moments-definition.ts";
import { unitOfArgument } from "../unit.ts";

export const taLinearreg = indicator({
  name: "ta_linearreg",
  says: "Value at today of the straight line through the last n values.",
  source: "TA-Lib's LINEARREG.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => {
      const line = lineOf(x!);
      return line.intercept + line.slope * (x!.length - 1);
    },
  ),
  kernel: ([x], [n], out) => {
    forEachLine(x!, n!, (t, line) => {
      out[t] = line.intercept + line.slope * (n! - 1);
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 5.7, 7.4, 7.9, 8.7, 11.1, 11.3, 11.100000000000001],
  },
});
