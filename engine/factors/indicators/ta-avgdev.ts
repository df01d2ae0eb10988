// ta_avgdev(x, n): average distance of the last n values from their average.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { meanOf, overLast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taAvgdev = indicator({
  name: "ta_avgdev",
  says: "Average distance of the last n values from their average.",
  source: "TA-Lib's AVGDEV.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 20,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => meanOf(x!.map((value) => Math.abs(value - meanOf(x!)))),
  ),
  kernel: ([x], [n], out) => {
    for (let t = n! - 1; t < out.length; t++) {
      let [sum, away] = [0, 0];
      for (let i = t - n! + 1; i <= t; i++) sum += x![i]!;
      for (let i = t - n! + 1; i <= t; i++) away += Math.abs(x![i]! - sum / n!);
      out[t] = away / n!;
    }
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      0.6666666666666666,
      0.6666666666666666,
      1.3333333333333333,
      0.6666666666666666,
      0.6666666666666666,
      1.777777777777778,
      1.1111111111111114,
      0.6666666666666666,
    ],
  },
});
