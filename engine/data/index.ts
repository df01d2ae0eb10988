// The data room's face: what the world looks like inside, and the store that holds it.

export { adjustmentFactors, adjustmentOf } from "./adjust.ts";
export {
  type Adjustment,
  type Bars,
  type DataAccess,
  type Frequency,
  frequencies,
  frequencyMs,
  type Groups,
  type Instrument,
  type MarketInfo,
  type Opening,
  type PanelQuery,
  type Seal,
  type SnapshotInfo,
  type Withheld,
} from "./bar.ts";
export type {
  AdjustmentFactor,
  BarRows,
  ImportReport,
  ImportRequest,
  ImportSource,
  MarketDescription,
  Revision,
} from "./import.ts";
export { makeSplit, type Period, type Split, type SplitRole, type SplitShares, splitRoles } from "./split.ts";
export { type GridAnswer, type GridPeriods, type GridQuery, mostPeriods } from "./store/grid-query.ts";
export { type LockOwner, lockOwner } from "./store/lock.ts";
export { openStore } from "./store/open.ts";
export {
  type Artifact,
  type LedgerRow,
  type Message,
  type RecordedOpening,
  type RunRow,
  StateDb,
  type Thread,
} from "./store/state.ts";
export type { AlteredPart, SnapshotSource, Store, StoreOptions } from "./store/store.ts";
export { type ZoneClock, zoneClock } from "./zone.ts";
