// resample(x, freq, agg): one number for each calendar period, known once the period is over.
import { QraftError } from "#engine/core";
import { calendarPeriods, closedPeriods, periodEnd, periodTotals, resampled, totalOf } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { resampleSql } from "../sql/calendar-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const resample = windowOperator({
  name: "resample",
  says: "One number for the last closed week, month, quarter, day or year (UTC) of each symbol: its last, first, largest, smallest, summed or average present value, held until the next one closes.",
  source:
    "Definition. A period closes with the bar that reaches its end, a bar being as long as the shortest distance between bars so far, a day at most, once two are known; otherwise with the first bar after it. Weeks begin on Mondays; periods without bars do not count.",
  params: [
    ...columns("x"),
    { name: "freq", kind: "choice", choices: calendarPeriods },
    { name: "agg", kind: "choice", choices: periodTotals, default: 0 },
  ],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 4,
  missing: "keep",
  counted: false,
  meaning: ([x], [freq, agg], stamps) => {
    const opens = [...(stamps ?? [])];
    const ends = opens.map((open) => periodEnd(open, calendarPeriods[freq!]!));
    const gaps = opens.slice(1).map((open, i) => open - opens[i]!);
    const now = opens.length - 1;
    const over = gaps.length > 1 && opens[now]! + Math.min(86_400_000, ...gaps) >= ends[now]!;
    const closed = over ? ends[now] : ends.findLast((end) => end !== ends[now]);
    return totalOf(
      x!.filter((_, i) => ends[i] === closed),
      periodTotals[agg!]!,
    );
  },
  kernel: ([x], [freq, agg], out, { stamps }) => {
    if (stamps === undefined || stamps.length < x!.length) {
      const message = `resample needs the opening time of every bar: ${stamps?.length ?? 0} of ${x!.length} are known.`;
      throw new QraftError("no-bar-times", message, "Evaluate it over a panel, which carries its bar times.");
    }
    const closed = closedPeriods(stamps, calendarPeriods[freq!]!);
    resampled(x!, { ...closed, total: periodTotals[agg!]! }, out);
    return undefined;
  },
  sql: resampleSql(([freq = 0, agg = 0]) => [calendarPeriods[freq] ?? "week", periodTotals[agg] ?? "last"]),
  example: {
    columns: [[1, 2, Number.NaN, 4, 5]],
    stamps: [
      Date.UTC(2024, 0, 29),
      Date.UTC(2024, 0, 30),
      Date.UTC(2024, 0, 31),
      Date.UTC(2024, 1, 1),
      Date.UTC(2024, 2, 1),
    ],
    params: [1],
    gives: [Number.NaN, Number.NaN, 2, 2, 4],
  },
});
