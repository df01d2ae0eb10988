// ta_var(x, n): population variance of the last n values.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { carriedVariance } from "../technical/moments.ts";
import { carriedVariances } from "../technical/moments-definition.ts";
import { unitOfPower } from "../unit.ts";

export const taVar = indicator({
  name: "ta_var",
  says: "Population variance of the last n values.",
  source: "TA-Lib's VAR, rounding of its carried sums and all; ts_var keeps its digits far from zero.",
  params: [...columns("x"), periodParam(5, 1)],
  unit: unitOfPower,
  cost: 4,
  meaning: overPast(([x], [n]) => lastOf(carriedVariances(x!, n!))),
  kernel: ([x], [n], out) => carriedVariance(x!, { n: n!, first: 0 }, out),
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      0.6666666666666679,
      0.6666666666666679,
      2.6666666666666643,
      0.6666666666666643,
      0.6666666666666714,
      4.2222222222222,
      1.555555555555543,
      0.6666666666666714,
    ],
  },
});
