// When bars are known: the instants at which they open and close, in the market's own time zone.
import { type Frequency, frequencyMs, type ZoneClock, zoneClock } from "#engine/data";
import { slicePanel } from "./build.ts";
import type { Panel } from "./panel.ts";

const day = frequencyMs["1d"];

/** Length of a bar in ms; days and weeks of local time may be an hour longer or shorter. */
export function barLength(frequency: Frequency): number {
  return frequencyMs[frequency];
}

interface Instants {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

const known = new WeakMap<Panel, Instants>();
/** Kept, because a clock remembers the offsets that it looked up. */
const clocks = new Map<string, ZoneClock>();

function clockOf(zone: string): ZoneClock {
  const clock = clocks.get(zone) ?? zoneClock(zone);
  clocks.set(zone, clock);
  return clock;
}

/** Instants at which the bars open, ms UTC: local midnight for daily and weekly bars, the stamp itself for shorter ones. */
export function opensOf(panel: Panel): Float64Array {
  return instantsOf(panel).opens;
}

/**
 * Instants from which the bars are known, ms UTC, ascending: opening time plus bar length.
 *
 * A daily bar is known at local midnight after its date, so that a bar of New York is not known to a bar of Shanghai of the
 * same date, and the other way round it is. Errs on the late side: an exchange closes hours before midnight.
 */
export function closesOf(panel: Panel): Float64Array {
  return instantsOf(panel).closes;
}

function instantsOf(panel: Panel): Instants {
  const made = known.get(panel) ?? makeInstants(panel);
  known.set(panel, made);
  return made;
}

function makeInstants({ frequency, times, timeZone = "UTC" }: Panel): Instants {
  const length = frequencyMs[frequency];
  if (length < day || timeZone === "UTC") return { opens: times, closes: times.map((time) => time + length) };
  const { instantOf } = clockOf(timeZone);
  return {
    opens: times.map((time) => instantOf(time).instant),
    closes: times.map((time) => instantOf(time + length).instant),
  };
}

/** The rows that are known at an instant: all of the panel when every bar has closed by then. */
export function knownPart(panel: Panel, instant: number): Panel {
  const closes = closesOf(panel);
  let rows = closes.length;
  while (rows > 0 && closes[rows - 1]! > instant) rows--;
  return rows === closes.length ? panel : slicePanel(panel, 0, rows);
}
