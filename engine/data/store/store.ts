// The store's contract: market data by snapshot, and the small state beside it.
import type { Bars, DataAccess, PanelQuery, SnapshotInfo } from "../bar.ts";
import type { AdjustmentFactor, ImportReport, ImportRequest, MarketDescription } from "../import.ts";
import type { GridAnswer, GridQuery } from "./grid-query.ts";
import type { LedgerRow, StateDb } from "./state.ts";

/** cache: the Arrow file beside the store · store: the tables themselves. */
export type SnapshotSource = "cache" | "store";

/** A part whose bytes are not the recorded ones. `part` is a year, "instruments", "factors", "manifest" or "file". */
export interface AlteredPart {
  readonly market: string;
  readonly snapshot: string;
  readonly source: SnapshotSource;
  readonly part: string;
  readonly expected: string;
  readonly found: string;
}

export interface Store {
  readonly kind: "embedded" | "server";
  readonly workspace: string;
  readonly state: StateDb;
  markets(): Promise<readonly MarketDescription[]>;
  /** The current content, or that of a hash. Unknown market: an error with the nearest known name. */
  describe(market: string, snapshot?: string): Promise<MarketDescription>;
  /** Symbols with a row before the seal, in order: those that a sealed `read` hands out. */
  readableSymbols(market: string, snapshot?: string): Promise<readonly string[]>;
  importBars(request: ImportRequest): Promise<ImportReport>;
  /** Current content of a market; equal data gives an equal hash. */
  snapshot(market: string): Promise<SnapshotInfo>;
  /** Every content the market ever had, oldest first. */
  snapshots(market: string): Promise<readonly SnapshotInfo[]>;
  /** Every bar-open time of the market, sealed ones included: dates are not rows. */
  calendar(market: string): Promise<Float64Array>;
  /** Default access: sealed. */
  read(query: PanelQuery, access?: DataAccess): Promise<Bars>;
  /**
   * Computes over the grid of symbols × dates inside the tables: the rows are those that `read` would hand out, and the
   * statement reaches nothing else. Default access: sealed.
   */
  queryGrid(query: GridQuery, access?: DataAccess): Promise<GridAnswer>;
  /** Adjustment factors before the seal, by symbol and time. */
  factors(market: string): Promise<readonly AdjustmentFactor[]>;
  /** Compares the bytes behind a snapshot with its recorded hashes; a cache that was never written has no fault. */
  checkSnapshot(market: string, source: SnapshotSource): Promise<readonly AlteredPart[]>;
  checkCache(market: string): Promise<readonly AlteredPart[]>;
  /** The same store reading from one source and going on over altered parts, which it reports: for verification only. */
  verifying(source: SnapshotSource, onAltered: (part: AlteredPart) => void): Store;
  /** Copies ledger rows into the analytical table; rows already there stay as they are. */
  mirrorLedger(run: string, rows: readonly LedgerRow[]): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Folder of the workspace; created when absent. */
  readonly workspace: string;
  /** ClickHouse server, for example http://user@host:8123/qraft; default: embedded. */
  readonly url?: string | undefined;
  /** Password for the server; never part of the url in messages. */
  readonly password?: string | undefined;
  /** write: owns the workspace until close · read: touches the tables only when asked, state without a lock. */
  readonly mode: "write" | "read";
}
