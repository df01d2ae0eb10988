// The contract of a derivation: tables of events in, ordinary point-in-time fields of a market out.
import type { Named } from "#engine/core";
import type { BarRows } from "#engine/data";
import type { BarCalendar, BarClock } from "./bar-clock.ts";
import type { Refusal } from "./feature-rows.ts";
import type { FeatureTable, NameMap } from "./feature-table.ts";

/** Prices of one symbol, ascending by the instant from which they are known. */
export interface KnownPrices {
  readonly known: Float64Array;
  readonly close: Float64Array;
}

export interface PriceBook {
  readonly barMs: number;
  readonly bySymbol: ReadonlyMap<string, KnownPrices>;
}

/** What a person may set; every derivation reads what concerns it. */
export interface DeriveSettings {
  readonly clock: BarClock;
  /** Bars that exist; null: every bar between the first and the last event. */
  readonly calendar: BarCalendar | null;
  readonly prices: PriceBook | null;
  readonly map: NameMap;
  /** Symbol of tables that have no column of symbols. */
  readonly symbol: string | null;
  /** Options: one row per underlying, or one per contract. */
  readonly level: "underlying" | "contract";
  /** Options: wall-clock time of expiry, and of quotes that carry only a date; ms after midnight. */
  readonly expiryAfter: number;
  /** Options: rate to use where the strikes do not tell one; continuously compounded, per year. */
  readonly rate: number;
  /** Options: age from which a quote is stale; series: age from which a value is no longer held. ms; null: the default. */
  readonly maxAge: number | null;
  /** Book: price levels that are added up on each side. */
  readonly levels: number;
  /** Book: time after a trade at which its spread is realised, ms. */
  readonly horizon: number;
  /** Book: traded quantity of one VPIN bucket; null: a fifth of each symbol's first bar. */
  readonly bucket: number | null;
  /** Book: column of times; null: the usual names. Series: column of the time from which a row is known. */
  readonly timeColumn: string | null;
  /** Series: columns to read; null: every column with a number in it. */
  readonly fields: readonly string[] | null;
  /** Text: days in which a document must be new. */
  readonly noveltyDays: number;
  /** Text: word to score. */
  readonly dictionary: ReadonlyMap<string, number>;
}

export interface Derived {
  readonly rows: BarRows;
  /** Rows of the tables. */
  readonly read: number;
  readonly refused: readonly Refusal[];
  /** What a reader should know, one sentence each. */
  readonly notes: readonly string[];
}

export interface Derivation extends Named {
  readonly says: string;
  /** Columns that the tables must or may have. */
  readonly reads: string;
  /** Columns whose name in a file may be given. */
  readonly columns: readonly string[];
  readonly derive: (tables: readonly FeatureTable[], settings: DeriveSettings) => Derived;
}

/** Last price known at or before an instant and after another; NaN when there is none. */
export function priceAt(prices: KnownPrices | undefined, { after, until }: { after: number; until: number }): number {
  if (prices === undefined) return Number.NaN;
  let low = 0;
  let high = prices.known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prices.known[middle]! <= until) low = middle + 1;
    else high = middle;
  }
  return low > 0 && prices.known[low - 1]! > after ? prices.close[low - 1]! : Number.NaN;
}
