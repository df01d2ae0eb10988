// What a tool may reach: built by compose, handed over as one read-only record; no clock, no environment, no file.
import type { MarketInfo, SnapshotInfo, Split, Store } from "#engine/data";
import type { Ledger } from "#engine/evidence";
import type { Column, Panel } from "#engine/panel";

/** explore: search here · validate: confirm here · research: both, for walk-forward · holdout: after a recorded opening. */
export type PartRole = "explore" | "validate" | "research" | "holdout";

/** A panel that ends with its part and reaches back before it for warm-up. */
export interface PanelPart {
  readonly role: PartRole;
  readonly panel: Panel;
  /** Other markets whose bars were not read: the panel has a column for every leaf of the formulas that reduces them. */
  readonly reduced: readonly string[];
  /** First row that counts, and one past the last. */
  readonly from: number;
  readonly to: number;
}

/** What a tool is about to evaluate over a part; formulas that do not parse or fit are passed over. */
export interface Reads {
  readonly formulas: readonly string[];
  /** Every market's bars are wanted in process, as where they are going to be disturbed; default: what is cheaper. */
  readonly bars?: boolean | undefined;
}

/** Earlier trials of this market in the workspace, for statistics that count every trial ever made. */
export interface EarlierTrial {
  readonly run: string;
  readonly definition: string;
  readonly sharpePerBar: number | null;
  readonly stage: string;
  readonly reason: string;
  readonly record: string;
}

export interface ToolContext {
  readonly run: string;
  readonly market: MarketInfo;
  readonly snapshot: SnapshotInfo;
  readonly split: Split;
  readonly seed: number;
  readonly ledger: Ledger;
  readonly store: Store;
  readonly earlier: readonly EarlierTrial[];
  /** Openings of this market's holdout by runs that began before this one. */
  readonly earlierOpenings: number;
  /** Never holds a row of the holdout. What the formulas read of other markets is there; others know them by name. */
  readonly part: (role: Exclude<PartRole, "holdout">, reads?: Reads) => Promise<PanelPart>;
  /** Rows of the holdout, for one candidate whose opening is on record; refused otherwise. */
  readonly openedPart: (candidate: string, reads?: Reads) => Promise<PanelPart>;
  /** Records the one opening that a candidate may have; refused the second time. Gives how many were on record before. */
  readonly openHoldout: (candidate: string) => number;
  /** The values of an expression over a part that was asked for with it, computed once. */
  readonly column: (expression: string, part: PanelPart) => Column;
  /** A pure result of panel and arguments, made once per run; `key` names everything it depends on. */
  readonly once: <T>(key: string, make: () => T) => T;
  /** Tells whoever waits how far a long call is; changes nothing. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  readonly signal: AbortSignal;
}
