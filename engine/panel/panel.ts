// A panel: symbols × time, one column per field, one symbol's series contiguous. NaN is missing.
import type { Bars, Frequency, Groups } from "#engine/data";

/** All values of one field: column[s * times.length + t]. Backed by a SharedArrayBuffer when workers map it. */
export type Column = Float64Array;

export interface Panel {
  readonly market: string;
  readonly frequency: Frequency;
  readonly symbols: readonly string[];
  /** Bar-open times, ms UTC, ascending. */
  readonly times: Float64Array;
  readonly fields: ReadonlyMap<string, Column>;
  /** One code per cell, as a column: codes[s * times.length + t]. */
  readonly groups: ReadonlyMap<string, Groups>;
  /** What the numbers were read from; null for a panel made by hand. */
  readonly source: Bars | null;
  /** IANA zone of the trading day; daily and weekly bars carry its date at 00:00 UTC. Default: UTC. */
  readonly timeZone?: string | undefined;
  /** Panels of other markets by name, for formulas that read them. */
  readonly inputs?: ReadonlyMap<string, Panel> | undefined;
  /** Other markets that formulas may name, whether their bars were read or not. */
  readonly beside?: ReadonlyMap<string, InputMarket> | undefined;
}

/** What a formula may read of another market. */
export interface InputMarket {
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  readonly symbols: readonly string[];
  readonly frequency: Frequency;
  readonly timeZone?: string | undefined;
  /** Bars per symbol, where that is known. */
  readonly times?: number | undefined;
  /** From the opening of its first bar to that of its last, ms. */
  readonly span?: number | undefined;
}

export type { Groups };
