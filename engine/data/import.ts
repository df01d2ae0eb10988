// What an import hands to the store, and what the store answers. Rows are already decoded and validated.
import type { Instrument, MarketInfo, Seal, SnapshotInfo } from "./bar.ts";

/** Bars as columns, in any order; one row per symbol and time. NaN is missing. */
export interface BarRows {
  /** Symbol of each row. */
  readonly symbols: readonly string[];
  /** Bar-open time of each row, ms UTC. */
  readonly ts: Float64Array;
  /** Field name to values; every array is as long as `symbols`. A field that is absent here keeps its stored values. */
  readonly fields: ReadonlyMap<string, Float64Array>;
}

/**
 * One row of a factor file: for a bar dated d the row with the smallest date >= d applies; later bars take factor 1.
 * Source  the Lean factor-file convention
 */
export interface AdjustmentFactor {
  readonly symbol: string;
  /** ms UTC */
  readonly ts: number;
  readonly priceFactor: number;
  readonly splitFactor: number;
}

/** Where the rows came from, kept with the version they made. */
export interface ImportSource {
  readonly name: string;
  readonly sha256: string;
  /** Anything else worth keeping: mapping, rules, counts of handled rows. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

export interface ImportRequest {
  readonly info: MarketInfo;
  readonly rows: BarRows;
  readonly instruments?: readonly Instrument[] | undefined;
  readonly factors?: readonly AdjustmentFactor[] | undefined;
  readonly source: ImportSource;
}

/** A stored value that an import replaced. */
export interface Revision {
  readonly symbol: string;
  readonly ts: number;
  readonly field: string;
  readonly before: number;
  readonly after: number;
}

export interface ImportReport {
  /** Rows offered; inserted + unchanged + revised.count. */
  readonly rows: number;
  readonly inserted: number;
  readonly unchanged: number;
  readonly revised: { readonly count: number; readonly examples: readonly Revision[] };
  readonly snapshot: SnapshotInfo;
}

export interface MarketDescription {
  readonly info: MarketInfo;
  readonly symbols: readonly string[];
  /** First and last bar-open time, ms UTC. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly fields: readonly string[];
  /** Names of the groups that instruments carry, for example sector. */
  readonly groups: readonly string[];
  readonly snapshot: SnapshotInfo | null;
  /** The earliest recorded seal, or null. */
  readonly seal: Seal | null;
}
