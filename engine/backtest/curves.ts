// Curves over a series of bar returns: cumulative return, rolling Sharpe and drawdown, episodes below a high, calendar sums.
import { finiteOf, meanOf } from "#engine/core";
import { spreadOf } from "./metric.ts";
import { drawdownOf, lowestOf } from "./path.ts";

/** Compounded return since the start; a bar without a return keeps the value before. */
export function cumulativeReturns(returns: Float64Array): Float64Array {
  let wealth = 1;
  return returns.map((r) => {
    if (!Number.isNaN(r)) wealth *= 1 + r;
    return wealth - 1;
  });
}

/** Annualised Sharpe ratio of the last `window` bars; NaN before that and where a bar has no return. */
export function rollingSharpe(returns: Float64Array, window: number, periodsPerYear: number): Float64Array {
  return rolling(returns, window, (part) => (meanOf(part) / spreadOf(part)) * Math.sqrt(periodsPerYear));
}

/** Deepest fall within the last `window` bars, the start of the window included. */
export function rollingMaxDrawdown(returns: Float64Array, window: number): Float64Array {
  return rolling(returns, window, (part) => lowestOf(drawdownOf(part)));
}

function rolling(returns: Float64Array, window: number, statistic: (part: Float64Array) => number): Float64Array {
  const out = new Float64Array(returns.length).fill(Number.NaN);
  for (let t = window - 1; t < returns.length; t++) {
    const part = returns.subarray(t - window + 1, t + 1);
    if (finiteOf(part).length === window) out[t] = statistic(part);
  }
  return out;
}

export interface DrawdownEpisode {
  /** Rows: first below the high, deepest, last below the high. */
  readonly start: number;
  readonly valley: number;
  readonly end: number;
  /** Deepest fall, negative. */
  readonly depth: number;
  /** True when the high was reached again. */
  readonly recovered: boolean;
}

/** Every stretch below an earlier high, in time order. */
export function drawdownEpisodes(returns: Float64Array): readonly DrawdownEpisode[] {
  const depth = drawdownOf(returns);
  const episodes: DrawdownEpisode[] = [];
  let start = -1;
  let valley = -1;
  for (let t = 0; t <= depth.length; t++) {
    const below = t < depth.length && depth[t]! < 0;
    if (below) {
      if (start < 0) [start, valley] = [t, t];
      if (depth[t]! < depth[valley]!) valley = t;
    } else if (start >= 0) {
      episodes.push({ start, valley, end: t - 1, depth: depth[valley]!, recovered: t < depth.length });
      start = -1;
    }
  }
  return episodes;
}

export type CalendarUnit = "week" | "month" | "quarter" | "year";

const day = 86_400_000;

/** First day (UTC) of the calendar unit that holds a time; weeks begin on Monday. */
function unitStart(time: number, unit: CalendarUnit): number {
  const date = new Date(time);
  const month = date.getUTCMonth();
  switch (unit) {
    case "week":
      return Math.floor(time / day) * day - ((date.getUTCDay() + 6) % 7) * day;
    case "month":
      return Date.UTC(date.getUTCFullYear(), month, 1);
    case "quarter":
      return Date.UTC(date.getUTCFullYear(), month - (month % 3), 1);
    case "year":
      return Date.UTC(date.getUTCFullYear(), 0, 1);
  }
}

/** Compounded return of each calendar unit in time order, with the unit's first day, ms UTC. */
export function calendarReturns(
  times: Float64Array,
  returns: Float64Array,
  unit: CalendarUnit,
): readonly { readonly start: number; readonly value: number }[] {
  const growth = new Map<number, number>();
  for (let t = 0; t < returns.length; t++) {
    const r = returns[t]!;
    if (Number.isNaN(r)) continue;
    const start = unitStart(times[t]!, unit);
    growth.set(start, (growth.get(start) ?? 1) * (1 + r));
  }
  return [...growth].map(([start, value]) => ({ start, value: value - 1 }));
}
