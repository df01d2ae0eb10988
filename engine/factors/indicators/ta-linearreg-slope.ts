// ta_linearreg_slope(x, n): rise per row of the straight line through the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { forEachLine } from "../technical/moments.ts";
import { lineOf } from "../technical/moments-definition.ts";
import { unitOfArgument } from "../unit.ts";

export const taLinearregSlope = indicator({
  name: "ta_linearreg_slope",
  says: "Rise per row of the straight line through the last n values.",
  source: "TA-Lib's LINEARREG_SLOPE.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => {
      const line = lineOf(x!);
      return line.slope;
    },
  ),
  kernel: ([x], [n], out) => {
    forEachLine(x!, n!, (t, line) => {
      out[t] = line.slope;
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.8, 1.1, 1.1, 0.8, 1.4, 1.2, 0.4],
  },
});
