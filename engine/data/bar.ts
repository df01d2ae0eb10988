// What the world looks like once it is inside: markets, instruments, bars in columns, and how to ask for them.
import type { SnapshotHash } from "#engine/core";
import type { Period } from "./split.ts";

const second = 1000;
const minute = 60 * second;
const day = 1440 * minute;

/** Length of a bar in ms, shortest first; days and weeks of local time may be an hour longer or shorter. */
export const frequencyMs = {
  "1s": second,
  "5s": 5 * second,
  "10s": 10 * second,
  "30s": 30 * second,
  "1m": minute,
  "5m": 5 * minute,
  "15m": 15 * minute,
  "30m": 30 * minute,
  "1h": 60 * minute,
  "4h": 240 * minute,
  "1d": day,
  "1w": 7 * day,
} as const;
export type Frequency = keyof typeof frequencyMs;
export const frequencies = Object.keys(frequencyMs) as readonly Frequency[];

/** none: as traded · split: comparable share counts · total: dividends reinvested as well. */
export type Adjustment = "none" | "split" | "total";

/** One set of instruments with one calendar, currency and rule book. */
export interface MarketInfo {
  readonly name: string;
  readonly frequency: Frequency;
  /** IANA zone of the trading day; daily bars carry the local date at 00:00 UTC. */
  readonly timeZone: string;
  readonly currency: string;
  /** True for the demo market: every page that shows its results says so. */
  readonly simulated: boolean;
}

export interface Instrument {
  readonly symbol: string;
  readonly sector: string | null;
  /** First and last trading day, ms UTC; null when unknown (never guessed). */
  readonly listed: number | null;
  readonly delisted: number | null;
  /** Further groups by name, for example industry. */
  readonly groups?: Readonly<Record<string, string>> | undefined;
}

/** One group per symbol, the same on every date: labels[codes[s]]; code −1 means none. */
export interface Groups {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export interface PanelQuery {
  readonly market: string;
  /** Default: every symbol of the market, in code-unit order. */
  readonly symbols?: readonly string[] | undefined;
  /** First and last bar-open time, ms UTC, both inclusive. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** Default: every field of the market. */
  readonly fields?: readonly string[] | undefined;
  readonly frequency?: Frequency | undefined;
  /** Default: total when factors are known, otherwise as stored. */
  readonly adjust?: Adjustment | undefined;
  /** Hash of an earlier content of the market; default: the current one. */
  readonly snapshot?: string | undefined;
}

/** What a snapshot is: content hashes of everything that a run reads. */
export interface SnapshotInfo {
  readonly hash: SnapshotHash;
  readonly market: string;
  /** 1 for the first content of a market, one more for each later change. */
  readonly version: number;
  readonly parts: readonly { readonly name: string; readonly rows: number; readonly md5: string }[];
  readonly rows: number;
  readonly symbols: number;
  readonly first: number;
  readonly last: number;
}

/** Rows that a sealed reader did not hand out. */
export interface Withheld {
  readonly from: number;
  readonly rows: number;
  readonly run: string;
}

/** Bars as columns: field[s * times.length + t]; NaN is missing; times ascend, one per bar. */
export interface Bars {
  readonly market: MarketInfo;
  readonly frequency: Frequency;
  readonly adjustment: Adjustment;
  readonly symbols: readonly string[];
  /** Bar-open times, ms UTC. */
  readonly times: Float64Array;
  readonly fields: ReadonlyMap<string, Float64Array>;
  readonly groups: ReadonlyMap<string, Groups>;
  readonly instruments: readonly Instrument[];
  readonly snapshot: SnapshotInfo;
  readonly withheld: Withheld | null;
}

/**
 * Who asks. `sealed` never sees a sealed row. `opened` sees the sealed rows of one recorded opening and exists only
 * for the candidate named in it.
 */
export type DataAccess = { readonly kind: "sealed" } | { readonly kind: "opened"; readonly opening: Opening };

/** A recorded opening of the holdout, once per candidate. */
export interface Opening {
  readonly run: string;
  readonly candidate: string;
  readonly market: string;
  readonly from: number;
}

/** Time ranges that no reader gets before an opening is on record. */
export interface Seal {
  readonly market: string;
  readonly run: string;
  /** First sealed bar-open time, ms UTC; everything from here on is sealed. */
  readonly from: number;
}

export type { Period };
