// Daily and finer bars as days, weeks, months, quarters and years: the last closed period, held until the next one closes.

export const calendarPeriods = ["week", "month", "quarter", "day", "year"] as const;
export type CalendarPeriod = (typeof calendarPeriods)[number];
export const periodTotals = ["last", "first", "max", "min", "sum", "mean"] as const;
export type PeriodTotal = (typeof periodTotals)[number];

const dayMs = 86_400_000;
/** 1970-01-01 was a Thursday; weeks begin on Mondays. */
const mondayShift = 3;

/** The first moment of the period after the one that holds this moment, both UTC. */
export function periodEnd(stamp: number, period: CalendarPeriod): number {
  const day = Math.floor(stamp / dayMs);
  if (period === "day") return (day + 1) * dayMs;
  if (period === "week") return (Math.floor((day + mondayShift) / 7) * 7 + 7 - mondayShift) * dayMs;
  const date = new Date(stamp);
  const months = period === "month" ? 1 : period === "quarter" ? 3 : 12;
  const month = Math.floor(date.getUTCMonth() / months) * months + months;
  return Date.UTC(date.getUTCFullYear(), month, 1);
}

/**
 * For every row, the row at which the last period to have closed by this row's close ended; −1 when none has.
 *
 * Source  a bar is taken to be as long as the shortest gap between bars so far, a day at most, once two gaps are known; a
 *         period is closed by the bar that then reaches its end, otherwise by the first bar after it. The first gaps of a
 *         history may be nights and weekends, hence two and the day. Periods without bars do not count
 */
export function closedPeriods(
  stamps: Float64Array,
  period: CalendarPeriod,
): { readonly from: Int32Array; readonly to: Int32Array } {
  const from = new Int32Array(stamps.length).fill(-1);
  const to = new Int32Array(stamps.length).fill(-1);
  let shortest = dayMs;
  let first = 0;
  let end = stamps.length > 0 ? periodEnd(stamps[0]!, period) : 0;
  let before = { from: -1, to: -1 };
  for (let t = 0; t < stamps.length; t++) {
    const open = stamps[t]!;
    if (t > 0) shortest = Math.min(shortest, open - stamps[t - 1]!);
    if (open >= end) {
      before = { from: first, to: t - 1 };
      first = t;
      end = periodEnd(open, period);
    }
    const reached = t > 1 && open + shortest >= end;
    from[t] = reached ? first : before.from;
    to[t] = reached ? t : before.to;
  }
  return { from, to };
}

/**
 * One number for each closed period, held until the next closes.
 *
 * Shape   in[n], rows of the closed period for each row -> out[n]; out[t] reads rows up to t, never later
 * Unit    that of the input
 * NaN     missing values leave the period; a period without any gives NaN
 * Source  definition
 * Cost    one pass over each period
 */
export function resampled(
  input: Float64Array,
  rule: { readonly from: Int32Array; readonly to: Int32Array; readonly total: PeriodTotal },
  out: Float64Array,
): void {
  let held = Number.NaN;
  for (let t = 0; t < input.length; t++) {
    const from = rule.from[t]!;
    const to = rule.to[t]!;
    const same = t > 0 && from === rule.from[t - 1]! && to === rule.to[t - 1]!;
    if (!same) held = from < 0 ? Number.NaN : totalOf(input.subarray(from, to + 1), rule.total);
    out[t] = held;
  }
}

/** One number for the present values of a period. */
export function totalOf(values: Float64Array, total: PeriodTotal): number {
  let count = 0;
  let sum = 0;
  let first = Number.NaN;
  let last = Number.NaN;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!Number.isFinite(x)) continue;
    if (count++ === 0) first = x;
    last = x;
    sum += x;
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  const all = { last, first, max: high, min: low, sum, mean: sum / count };
  return count > 0 && Number.isFinite(all[total]) ? all[total] : Number.NaN;
}
