// The data room's face: what the world looks like inside, and the store that holds it.
export {
  type Adjustment,
  type Bars,
  type DataAccess,
  type Frequency,
  frequencies,
  type Groups,
  type Instrument,
  type MarketInfo,
  type Opening,
  type PanelQuery,
  type Seal,
  type SnapshotInfo,
  type Withheld,
} from "./bar.ts";
export { makeSplit, type Period, type Split, type SplitRole, type SplitShares, splitRoles } from "./split.ts";
