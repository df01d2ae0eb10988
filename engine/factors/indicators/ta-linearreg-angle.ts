// ta_linearreg_angle(x, n): angle in degrees of the straight line through the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { forEachLine } from "../technical/moments.ts";
import { lineOf } from "../technical/moments-definition.ts";
import { unitAlways } from "../unit.ts";

export const taLinearregAngle = indicator({
  name: "ta_linearreg_angle",
  says: "Angle in degrees of the straight line through the last n values, with one row as wide as one unit is high.",
  source: "TA-Lib's LINEARREG_ANGLE.",
  params: [...columns("x"), periodParam(14)],
  unit: unitAlways("unknown"),
  cost: 14,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => {
      const line = lineOf(x!);
      return (Math.atan(line.slope) * 180) / Math.PI;
    },
  ),
  kernel: ([x], [n], out) => {
    forEachLine(x!, n!, (t, line) => {
      out[t] = (Math.atan(line.slope) * 180) / Math.PI;
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      38.659808254090095,
      47.72631099390627,
      47.72631099390627,
      38.659808254090095,
      54.46232220802562,
      50.19442890773481,
      21.80140948635181,
    ],
  },
});
