// The names that a formula may use, and what a check finds out about it.
import type { InputMarket, Panel } from "#engine/panel";
import type { Unit } from "../unit.ts";

export type { InputMarket };

/** The names a formula may use. */
export interface Vocabulary {
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  /** Other markets that are there, by name. */
  readonly markets?: ReadonlyMap<string, InputMarket> | undefined;
  /** Symbols and frequency of the market itself; what concerns them is not checked without. */
  readonly symbols?: readonly string[] | undefined;
  readonly frequency?: Panel["frequency"] | undefined;
}

export interface ExpressionInfo {
  readonly unit: Unit;
  /** Bars of history before today that one value reads; Infinity when an operator remembers everything. */
  readonly lookback: number;
  readonly depth: number;
  /** Nodes as written. */
  readonly nodes: number;
  /** Nodes that differ: what is computed. */
  readonly distinct: number;
  /** Relative cost per cell; one addition is 1. */
  readonly cost: number;
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}
