// ta_mavp(x, periods, least, most, ma_type): moving average whose window is given row by row.
import { indicator } from "../make-indicator.ts";
import { columns, longestWindow } from "../make-operator.ts";
import { averageLookback, averageParam, movingAverage } from "../technical/averages.ts";
import { averageFromRow, lastOf, overPast } from "../technical/definitions.ts";
import type { UnitOf, UnitResult } from "../unit.ts";

export const taMavp = indicator({
  name: "ta_mavp",
  says: "Moving average whose window is given row by row, held between two bounds.",
  source: "TA-Lib's MAVP.",
  params: [
    ...columns("x", "periods"),
    { name: "least", kind: "number", whole: true, min: 2, max: longestWindow, default: 2 },
    { name: "most", kind: "number", whole: true, min: 2, max: longestWindow, default: 30, atLeast: "least" },
    averageParam(),
  ],
  unit: unitOfVaried,
  cost: 20,
  meaning: overPast(([x, periods], [least, most, type]) => {
    const start = averageLookback(type!, most!);
    const n = heldPeriod(lastOf(periods!), least!, most!);
    return x!.length <= start ? Number.NaN : lastOf(averageFromRow(x!, { type: type!, n }, start));
  }),
  kernel: ([x, periods], [least, most, type], out) => {
    const start = averageLookback(type!, most!);
    const made = new Map<number, Float64Array>();
    for (let t = start; t < out.length; t++) {
      const n = heldPeriod(periods![t]!, least!, most!);
      const column = made.get(n) ?? new Float64Array(out.length);
      if (!made.has(n)) movingAverage(x!, { type: type!, n, from: 0, start }, column);
      made.set(n, column);
      out[t] = column[t]!;
    }
  },
  example: {
    columns: [
      [3, 5, 4, 6, 8, 7, 9, 12, 10, 11],
      [2, 2, 3, 3, 2, 4, 2, 3, 9, 1],
    ],
    params: [2, 4, 0],
    gives: [Number.NaN, Number.NaN, Number.NaN, 5, 7, 6.25, 8, 9.333333333333334, 9.5, 10.5],
  },
});

/** The second column counts rows; read off prices it says nothing. */
function unitOfVaried([x, periods]: readonly UnitOf[]): UnitResult {
  const counts = periods === undefined || !["price", "volume", "currency"].includes(periods.unit);
  return { unit: counts ? (x?.unit ?? "unknown") : "unknown" };
}

function heldPeriod(period: number, least: number, most: number): number {
  return Math.min(Math.max(Math.trunc(period), least), most);
}
