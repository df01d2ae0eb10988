// ta_willr(high, low, close, n): Williams' %R.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overLast } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitAlways } from "../unit.ts";

export const taWillr = indicator({
  name: "ta_willr",
  says: "Williams' %R: distance of the close from the highest high, in percent of the range of n rows, −100 to 0.",
  source: "TA-Lib's WILLR.",
  params: [...columns("high", "low", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: overLast(
    ([n]) => n!,
    ([high, low, close]) => below(lastOf(close!), Math.max(...high!), Math.min(...low!)),
  ),
  kernel: ([high, low, close], [n], out) => {
    const tops = extremeRows(high!, n!, 1);
    const bottoms = extremeRows(low!, n!, -1);
    for (let t = n! - 1; t < out.length; t++) out[t] = below(close![t]!, high![tops[t]!]!, low![bottoms[t]!]!);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, -50, -25, -20, -50, -16.666666666666668, -14.285714285714285, -60, -20],
  },
});

function below(close: number, top: number, bottom: number): number {
  const step = (top - bottom) / -100;
  return step === 0 ? 0 : (top - close) / step;
}
