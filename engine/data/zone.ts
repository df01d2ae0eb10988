// Wall clocks: from an IANA zone's local time to the instant and back.
import { QraftError } from "#engine/core";

export interface ZoneClock {
  readonly name: string;
  /** ms to add to an instant to read the wall clock as if it were UTC. */
  readonly offsetAt: (instant: number) => number;
  /** The first instant at which the wall shows this time; `fit` says whether that was one, two or none. */
  readonly instantOf: (wall: number) => { readonly instant: number; readonly fit: "once" | "twice" | "never" };
}

const quarterHour = 900_000;

/** Offsets change on quarter hours at the finest, so one look-up per quarter hour is enough. */
export function zoneClock(name: string): ZoneClock {
  const format = formatOf(name);
  const known = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const key = Math.floor(instant / quarterHour);
    const found = known.get(key);
    if (found !== undefined) return found;
    const offset = readOffset(format, key * quarterHour);
    known.set(key, offset);
    return offset;
  };
  const instantOf = (wall: number): { instant: number; fit: "once" | "twice" | "never" } => {
    const day = 86_400_000;
    const offsets = [offsetAt(wall - day), offsetAt(wall + day)];
    const fits = [...new Set(offsets)].map((offset) => wall - offset).filter((at) => offsetAt(at) === wall - at);
    if (fits.length === 0) return { instant: wall - (offsets[0] ?? 0), fit: "never" };
    return { instant: Math.min(...fits), fit: fits.length === 1 ? "once" : "twice" };
  };
  return { name, offsetAt, instantOf };
}

function formatOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new QraftError(
      "unknown-time-zone",
      `"${name}" is not a time zone.`,
      'Give an IANA name, for example "America/New_York" or "UTC".',
    );
  }
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}
