// ta_beta(x, y, n): slope of the daily changes of y on those of x over n rows.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { carriedSlope } from "../technical/moments.ts";
import { carriedSlopeOf } from "../technical/moments-definition.ts";
import { unitAlways } from "../unit.ts";

export const taBeta = indicator({
  name: "ta_beta",
  says: "Slope of the daily changes of y on those of x over n rows; 0 where x stands still.",
  source: "TA-Lib's BETA, whose first series is the explaining one.",
  params: [...columns("x", "y"), periodParam(5, 1)],
  unit: unitAlways("ratio"),
  cost: 10,
  meaning: overPast(([x, y], [n]) => carriedSlopeOf(x!, y!, n!)),
  kernel: ([x, y], [n], out) => carriedSlope(x!, y!, n!, out),
  example: {
    columns: [
      [3, 5, 4, 6, 8, 7, 9, 12, 10, 11],
      [2, 3, 5, 4, 4, 6, 7, 6, 9, 8],
    ],
    params: [4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -0.5062376887721599,
      -1.188975989745106,
      -1.0923508948405207,
      -1.1517286678211016,
      -1.096847895070869,
      -0.9818190728217183,
    ],
  },
});
