// The flags of qraft data derive, read strictly.
import { InvalidArgumentError } from "commander";
import { QraftError } from "#engine/core";
import { frequencies } from "#engine/data";
import { parseColumnMap, plainName } from "#engine/data/sources";
import type { NumberFlags } from "./number-flags.ts";

export interface DeriveFlags extends NumberFlags {
  readonly market?: string;
  readonly out?: string;
  readonly merge?: boolean;
  readonly frequency?: string;
  readonly prices?: string;
  readonly timeZone?: string;
  readonly fileZone?: string;
  readonly closeTime?: string;
  readonly currency?: string;
  readonly symbol?: string;
  readonly map?: string;
  readonly timeColumn?: string;
  readonly knownColumn?: string;
  readonly fields?: string;
  readonly maxAge?: string;
  readonly level?: string;
  readonly rate?: number;
  readonly expiryTime?: string;
  readonly levels?: number;
  readonly horizon?: string;
  readonly vpinVolume?: number;
  readonly noveltyDays?: number;
  readonly dictionary?: string;
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Length of a bar, up to a day. */
export function barMsOf(frequency: string): number {
  const known = frequencies.filter((one) => one !== "1w");
  if (!known.some((one) => one === frequency))
    throw new QraftError("bad-frequency", `--frequency ${frequency} is not known.`, `Known: ${known.join(", ")}.`);
  return duration("--frequency", frequency);
}

/** "90s", "5m", "2h" or "30d" in ms. */
export function duration(flag: string, text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const ms = Number(match?.[1]) * (units[match?.[2] ?? ""] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new QraftError(
    "bad-duration",
    `${flag} "${text}" is not a length of time.`,
    "Write for example 90s, 5m, 2h or 30d.",
  );
}

/** "16:00" in ms after midnight. */
export function clockTime(flag: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const ms = Number(match?.[1]) * 3_600_000 + Number(match?.[2]) * 60_000;
  if (ms > 0 && ms <= 86_400_000 && Number(match?.[2]) < 60) return ms;
  throw new QraftError(
    "bad-clock-time",
    `${flag} "${text}" is not a time of day.`,
    "Write for example 16:00; the end of the day is 24:00.",
  );
}

/** Column names as the tables give them: lower case, words joined by "_". */
export function columnNames(name: string | undefined): string | null {
  return name === undefined ? null : plainName(name);
}

/** "a,b" as the tables give them; null when nothing was asked. */
export function fieldNames(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const names = text.split(",").map((name) => plainName(name));
  if (names.every((name) => name !== "")) return [...new Set(names)];
  throw new QraftError(
    "bad-fields",
    `--fields "${text}" leaves a name empty.`,
    "Write for example --fields fees,hashes.",
  );
}

export function nameMap(text: string | undefined, known: readonly string[]): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const entries = Object.entries(parseColumnMap(text)).map(([ours, theirs]) => [ours, plainName(theirs)] as const);
  const stranger = entries.find(([ours]) => !known.includes(ours));
  if (stranger === undefined) return Object.fromEntries(entries);
  throw new QraftError(
    "bad-column-map",
    `--map names "${stranger[0]}", which is no column here.`,
    `Known: ${known.join(", ")}.`,
  );
}

export function finite(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`${flag} must be a number.`);
  };
}

export function positiveWhole(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (value > 0 && Number.isSafeInteger(value)) return value;
    throw new InvalidArgumentError(`${flag} must be a whole number above zero.`);
  };
}

export function positive(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (value > 0 && Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`${flag} must be above zero.`);
  };
}
