// Which bar an instant belongs to, and when a bar is over.
import { QraftError } from "#engine/core";
import { zoneClock } from "#engine/data";

const day = 86_400_000;

export interface BarClockRule {
  /** Length of a bar in ms: any part of a day that divides it, or a day. */
  readonly barMs: number;
  /** IANA zone whose dates the daily bars carry. */
  readonly timeZone: string;
  /** When a daily bar is over, ms after its local midnight; a day means the midnight after it. */
  readonly closeAfter: number;
}

/** Stamps are bar-open times, ms UTC; daily bars carry the local date at 00:00 UTC. */
export interface BarClock {
  readonly barMs: number;
  /** Stamp of the bar that is open at an instant: opening time included, closing time not. */
  readonly holding: (instant: number) => number;
  /** Stamp of the first bar whose close is at or after an instant: what is published then is known by that close. */
  readonly firstToKnow: (instant: number) => number;
  /** Instant at which the bar is over, ms UTC. */
  readonly closeOf: (stamp: number) => number;
  /** Instant of a local wall-clock time on a date, the date as its 00:00 UTC; NaN for a missing date. */
  readonly instantOn: (date: number, afterMidnight: number) => number;
}

export function makeBarClock({ barMs, timeZone, closeAfter }: BarClockRule): BarClock {
  if (!(Number.isInteger(barMs) && barMs > 0 && barMs <= day && day % barMs === 0))
    throw new QraftError("bad-bar-length", `A bar cannot be ${barMs} ms long.`, "Use a length that divides a day.");
  if (!(closeAfter > 0 && closeAfter <= day))
    throw new QraftError(
      "bad-close-time",
      `A day cannot close ${closeAfter} ms after midnight.`,
      "Use a time after 00:00 up to 24:00.",
    );
  const clock = zoneClock(timeZone);
  const instantOn = (date: number, afterMidnight: number): number =>
    Number.isFinite(date) ? clock.instantOf(date + afterMidnight).instant : Number.NaN;
  if (barMs < day) {
    return {
      barMs,
      instantOn,
      holding: (instant) => Math.floor(instant / barMs) * barMs,
      firstToKnow: (instant) => Math.ceil(instant / barMs) * barMs - barMs,
      closeOf: (stamp) => stamp + barMs,
    };
  }
  const closes = new Map<number, number>();
  const closeOf = (stamp: number): number => {
    const known = closes.get(stamp) ?? instantOn(stamp, closeAfter);
    closes.set(stamp, known);
    return known;
  };
  const dateOf = (instant: number): number => Math.floor((instant + clock.offsetAt(instant)) / day) * day;
  const settle = (instant: number, over: (close: number) => boolean): number => {
    if (!Number.isFinite(instant)) return Number.NaN;
    let stamp = dateOf(instant) - day;
    while (over(closeOf(stamp))) stamp += day;
    return stamp;
  };
  return {
    barMs,
    instantOn,
    holding: (instant) => settle(instant, (close) => close <= instant),
    firstToKnow: (instant) => settle(instant, (close) => close < instant),
    closeOf,
  };
}

/** Bars that exist, ascending; the answer to "which of them is the first to know". */
export interface BarCalendar {
  readonly stamps: Float64Array;
  readonly closes: Float64Array;
}

export function calendarOf(stamps: Iterable<number>, clock: BarClock): BarCalendar {
  const sorted = Float64Array.from(new Set(stamps)).sort();
  return { stamps: sorted, closes: sorted.map((stamp) => clock.closeOf(stamp)) };
}

/** Every bar from the first to the last of the stamps. */
export function everyBar(first: number, last: number, clock: BarClock): BarCalendar {
  const count = Math.floor((last - first) / clock.barMs) + 1;
  if (count > 5_000_000)
    throw new QraftError(
      "too-many-bars",
      `${count} bars of ${clock.barMs} ms lie between the first and the last row.`,
      "Name the market whose bars exist (--prices), or use longer bars.",
    );
  return calendarOf(
    Array.from({ length: Math.max(count, 0) }, (_, i) => first + i * clock.barMs),
    clock,
  );
}

/** Place of the first bar whose close is at or after the instant; the number of bars when there is none. */
export function firstToKnowIn({ closes }: BarCalendar, instant: number): number {
  let low = 0;
  let high = closes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (closes[middle]! >= instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
