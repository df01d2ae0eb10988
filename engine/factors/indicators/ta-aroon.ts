// ta_aroon(high, low, n, output): Aroon.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast, type Values } from "../technical/definitions.ts";
import { extremeRows } from "../technical/extremes.ts";
import { unitAlways } from "../unit.ts";

export const taAroon = indicator({
  name: "ta_aroon",
  says: "Aroon: how long ago the lowest low, or the highest high, of n + 1 rows was: 100 today, 0 n rows ago.",
  source: "TA-Lib's AROON.",
  params: [...columns("high", "low"), periodParam(14), outputParam("down", "up")],
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: overLast(
    ([n]) => n! + 1,
    ([high, low], [n, output]) => (output === 0 ? freshness(low!, n!, -1) : freshness(high!, n!, 1)),
  ),
  kernel: ([high, low], [n, output], out) => {
    const rows = output === 0 ? extremeRows(low!, n! + 1, -1) : extremeRows(high!, n! + 1, 1);
    for (let t = n!; t < out.length; t++) out[t] = (100 / n!) * (n! - (t - rows[t]!));
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [3, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, 100, 100, 100, 100, 100, 66.66666666666667, 100],
  },
});

function freshness(window: Values, n: number, sign: 1 | -1): number {
  const extreme = sign * Math.max(...window.map((x) => sign * x));
  return (100 / n) * window.lastIndexOf(extreme);
}
