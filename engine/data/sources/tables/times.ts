// A whole column of times: one form, one zone, or an error that names the first two rows that disagree.
import { QraftError } from "#engine/core";
import { type ZoneClock, zoneClock } from "#engine/data";
import type { Frequency } from "../../bar.ts";
import { isMissingWord } from "./numbers.ts";
import { numberTime, parseTime, type WrittenTime } from "./parse-time.ts";
import { placeOf, type RawColumn, type RawTable } from "./raw-table.ts";

export interface TimeOptions {
  /** IANA zone of local times, and of the trading day of daily bars. */
  readonly timeZone?: string | undefined;
  /** Undefined while it is still to be told from the data. */
  readonly frequency?: Frequency | undefined;
}

export interface DecodedTimes {
  /** Bar-open time of each row, ms UTC; NaN where the file names none. */
  readonly ts: Float64Array;
  readonly form: WrittenTime["form"] | "none";
  /** Local times without a zone option: read as UTC. */
  readonly assumedUtc: boolean;
  /** First row of a local time that occurs twice when clocks go back, and how many rows do. */
  readonly ambiguous: { readonly row: number; readonly count: number } | null;
}

const dayMs = 86_400_000;
const firstTime = Date.UTC(1700, 0, 1);
const lastTime = Date.UTC(2200, 0, 1);

interface Reading {
  readonly table: RawTable;
  readonly column: RawColumn;
  readonly written: readonly (WrittenTime | null)[];
  readonly clock: ZoneClock | null;
  /** Daily and longer bars carry the local date. */
  readonly byDate: boolean;
}

export function timesOf(table: RawTable, column: RawColumn, options: TimeOptions): DecodedTimes {
  const written = readColumn(table, column);
  const clock = options.timeZone === undefined ? null : zoneClock(options.timeZone);
  const byDate = options.frequency === "1d" || options.frequency === "1w";
  const reading = { table, column, written, clock, byDate };
  const first = written.findIndex((time) => time !== null);
  const form = written[first]?.form ?? "none";
  checkOneForm(reading, first);
  checkOffsets(reading);
  const ts = new Float64Array(written.length).fill(Number.NaN);
  let ambiguousRow = -1;
  let ambiguousCount = 0;
  for (let i = 0; i < written.length; i++) {
    const time = written[i];
    if (time === null || time === undefined) continue;
    if (!(time.ms >= firstTime && time.ms < lastTime)) throw badTime(reading, i, "lies outside the years 1700 to 2199");
    const placed = placeTime(reading, time);
    if (placed.fit === "never")
      throw badTime(reading, i, `does not exist in ${clock?.name}: clocks went forward over it`);
    if (placed.fit === "twice" && ambiguousCount++ === 0) ambiguousRow = i;
    ts[i] = placed.ms;
  }
  const ambiguous = ambiguousCount === 0 ? null : { row: ambiguousRow, count: ambiguousCount };
  return { ts, form, assumedUtc: form === "local" && clock === null && !byDate, ambiguous };
}

function readColumn(table: RawTable, column: RawColumn): (WrittenTime | null)[] {
  if (column.kind === "date")
    return Array.from(column.values, (ms) => (Number.isNaN(ms) ? null : { form: "date", ms }));
  if (column.kind === "instant") {
    const make = (ms: number): WrittenTime =>
      column.zoned ? { form: "zoned", ms, offsetMs: 0 } : { form: "local", ms };
    return Array.from(column.values, (ms) => (Number.isNaN(ms) ? null : make(ms)));
  }
  if (column.kind === "number") {
    return Array.from(column.values, (value, i) =>
      Number.isNaN(value) ? null : (numberTime(value) ?? refuseAt(table, column, i)),
    );
  }
  const seen = new Map<string, WrittenTime | null>();
  return column.values.map((text, i) => {
    if (text === null) return null;
    let time = seen.get(text);
    if (time === undefined) {
      time = isMissingWord(text) ? null : (parseTime(text) ?? refuseAt(table, column, i));
      seen.set(text, time);
    }
    return time;
  });
}

function refuseAt(table: RawTable, column: RawColumn, row: number): never {
  throw badTime({ table, column }, row, "is not a time that can be read for certain");
}

function badTime(at: Pick<Reading, "table" | "column">, row: number, why: string): QraftError {
  return new QraftError(
    "bad-time",
    `In ${placeOf(at.table, row)}, column "${at.column.name}": ${shown(at.column, row)} ${why}.`,
    "Write dates as 2020-03-01 or 20200301, instants as 2020-03-01T14:30:00Z, or seconds, ms, µs or ns since 1970.",
  );
}

function shown(column: RawColumn, row: number): string {
  return JSON.stringify(String(column.values[row] ?? "").slice(0, 60));
}

function describe(time: WrittenTime): string {
  if (time.form === "zoned") {
    const minutes = Math.abs(time.offsetMs) / 60_000;
    const two = (value: number): string => String(value).padStart(2, "0");
    return `an instant at offset ${time.offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }
  if (time.form === "epoch") return `${time.unit} since 1970`;
  return time.form === "date" ? "a date" : "a local time without zone";
}

function kindOf(time: WrittenTime): string {
  return time.form === "epoch" ? `epoch-${time.unit}` : time.form;
}

function checkOneForm(reading: Reading, first: number): void {
  const { written } = reading;
  const model = written[first];
  if (model === undefined || model === null) return;
  const other = written.findIndex((time) => time !== null && kindOf(time) !== kindOf(model));
  if (other >= 0) throw mixed(reading, first, other);
}

/** Different offsets are one zone's summer time only if the caller names the zone and every row agrees with it. */
function checkOffsets(reading: Reading): void {
  const { written, clock } = reading;
  let first = -1;
  for (let i = 0; i < written.length; i++) {
    const time = written[i];
    if (time?.form !== "zoned" || reading.column.kind === "instant") continue;
    if (first < 0) first = i;
    const model = written[first];
    if (model?.form !== "zoned" || model.offsetMs === time.offsetMs) continue;
    const agrees = (at: number): boolean => {
      const row = written[at];
      return row?.form === "zoned" && clock !== null && clock.offsetAt(row.ms) === row.offsetMs;
    };
    if (!agrees(first) || !agrees(i)) throw mixed(reading, first, i);
  }
}

function mixed(reading: Reading, first: number, second: number): QraftError {
  const { table, column, written } = reading;
  const row = (at: number): string => {
    const time = written[at];
    return `${placeOf(table, at)} is ${shown(column, at)} (${time ? describe(time) : "missing"})`;
  };
  return new QraftError(
    "mixed-time-zones",
    `Column "${column.name}" mixes kinds of time: ${row(first)}, ${row(second)}.`,
    "Write the whole column in one form and zone; if the offsets are one zone's summer and winter time, name that zone (--time-zone).",
  );
}

function placeTime(reading: Reading, time: WrittenTime): { ms: number; fit: "once" | "twice" | "never" } {
  const { clock, byDate } = reading;
  if (byDate) return { ms: localDate(time, clock), fit: "once" };
  if (time.form === "zoned" || time.form === "epoch" || clock === null) return { ms: time.ms, fit: "once" };
  const { instant, fit } = clock.instantOf(time.ms);
  // A date alone means the start of that day, whatever the clocks did at midnight.
  return { ms: instant, fit: time.form === "date" ? "once" : fit };
}

/** 00:00 UTC of the date that the wall showed: in the named zone, else as written. */
function localDate(time: WrittenTime, clock: ZoneClock | null): number {
  const written = time.form === "zoned" ? time.ms + time.offsetMs : time.ms;
  const absolute = time.form === "zoned" || time.form === "epoch";
  const wall = absolute && clock !== null ? time.ms + clock.offsetAt(time.ms) : written;
  return Math.floor(wall / dayMs) * dayMs;
}
