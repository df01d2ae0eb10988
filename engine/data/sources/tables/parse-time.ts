// One written time: a date, a local instant, an instant with its offset, or a count since 1970.

/** `ms`: of 00:00 UTC for a date, of the wall clock read as UTC for a local time, of the instant otherwise. */
export type WrittenTime =
  | { readonly form: "date"; readonly ms: number }
  | { readonly form: "local"; readonly ms: number }
  | { readonly form: "zoned"; readonly ms: number; readonly offsetMs: number }
  | { readonly form: "epoch"; readonly ms: number; readonly unit: EpochUnit };

export type EpochUnit = "s" | "ms" | "us" | "ns";

const datePattern = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const instantPattern =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const compactPattern = /^(\d{4})(\d{2})(\d{2})$/;
const numberPattern = /^\d{9,19}(\.\d+)?$/;

/** Reads one text; undefined when its meaning is not certain. Day-first and month-first dates are never guessed. */
export function parseTime(text: string): WrittenTime | undefined {
  const trimmed = text.trim();
  const date = datePattern.exec(trimmed);
  if (date) return dateOf(Number(date[1]), Number(date[3]), Number(date[4]));
  const compact = compactPattern.exec(trimmed);
  if (compact) return dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const instant = instantPattern.exec(trimmed);
  if (instant) return instantFrom(instant);
  return numberPattern.test(trimmed) ? epochOf(Number(trimmed)) : undefined;
}

/** A number as a time: YYYYMMDD when it is a date, otherwise a count since 1970 whose unit its size tells. */
export function numberTime(value: number): WrittenTime | undefined {
  if (Number.isInteger(value) && value >= 17_000_101 && value <= 22_991_231) {
    return dateOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
  }
  return epochOf(value);
}

/** Seconds below 1e11, milliseconds below 1e14, microseconds below 1e17, nanoseconds above: all within 1973 to 5000. */
function epochOf(value: number): WrittenTime | undefined {
  if (value < 1e8) return undefined;
  if (value < 1e11) return { form: "epoch", ms: value * 1000, unit: "s" };
  if (value < 1e14) return { form: "epoch", ms: value, unit: "ms" };
  if (value < 1e17) return { form: "epoch", ms: value / 1e3, unit: "us" };
  return value < 1e20 ? { form: "epoch", ms: value / 1e6, unit: "ns" } : undefined;
}

function dateOf(year: number, month: number, day: number): WrittenTime | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  const same = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return same ? { form: "date", ms } : undefined;
}

function instantFrom(match: RegExpExecArray): WrittenTime | undefined {
  const date = dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const wall = date.ms + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  const offset = offsetOf(match[8]);
  if (offset === undefined) return { form: "local", ms: wall };
  return Math.abs(offset) > 14 * 3_600_000 ? undefined : { form: "zoned", ms: wall - offset, offsetMs: offset };
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.slice(1).replace(":", "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)) * 60_000;
}
