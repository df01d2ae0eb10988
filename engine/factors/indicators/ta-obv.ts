// ta_obv(x, volume): on-balance volume.
import { indicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast, sumOf } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taObv = indicator({
  name: "ta_obv",
  says: "On-balance volume: the first volume, plus volume of rising rows, minus volume of falling rows, since the beginning.",
  source: "TA-Lib's OBV.",
  params: [...columns("x", "volume")],
  unit: unitOfArgument(1),
  cost: 2,
  meaning: overPast(([x, volume]) =>
    sumOf(volume!.map((size, t) => (t === 0 ? size : Math.sign(x![t]! - x![t - 1]!) * size))),
  ),
  kernel: ([x, volume], _params, out) => {
    let level = volume![0]!;
    for (let t = 0; t < out.length; t++) {
      if (t > 0 && x![t]! > x![t - 1]!) level += volume![t]!;
      else if (t > 0 && x![t]! < x![t - 1]!) level -= volume![t]!;
      out[t] = level;
    }
  },
  example: {
    columns: [
      [3, 5, 4, 6, 8, 7, 9, 12, 10, 11],
      [10, 12, 8, 15, 20, 9, 30, 25, 11, 16],
    ],
    params: [],
    gives: [10, 22, 14, 29, 49, 40, 70, 95, 84, 100],
  },
});
