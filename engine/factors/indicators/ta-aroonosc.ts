// ta_aroonosc(high, low, n): Aroon of the highs minus Aroon of the lows.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitAlways } from "../unit.ts";

export const taAroonosc = indicator({
  name: "ta_aroonosc",
  says: "Aroon of the highs minus Aroon of the lows, −100 to 100.",
  source: "TA-Lib's AROONOSC.",
  params: [...columns("high", "low"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: overLast(
    ([n]) => n! + 1,
    ([high, low], [n]) => (100 / n!) * (high!.lastIndexOf(Math.max(...high!)) - low!.lastIndexOf(Math.min(...low!))),
  ),
  kernel: ([high, low], [n], out) => {
    const tops = extremeRows(high!, n! + 1, 1);
    const bottoms = extremeRows(low!, n! + 1, -1);
    for (let t = n!; t < out.length; t++) out[t] = (100 / n!) * (tops[t]! - bottoms[t]!);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      100,
      66.66666666666667,
      100,
      100,
      66.66666666666667,
      66.66666666666667,
      100,
    ],
  },
});
