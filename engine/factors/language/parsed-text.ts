// A text that was read: its tree, where each node stands, and which leaves read other markets.
import type { Expr } from "./ast.ts";
import type { InputLeaf } from "./input-leaf.ts";

/** Where each node stands in the text: offsets in code units. */
export type Places = ReadonlyMap<Expr, number>;

export interface ParsedText {
  readonly text: string;
  readonly expr: Expr;
  readonly places: Places;
  /** Leaves of other markets, by their node. */
  readonly inputs?: ReadonlyMap<Expr, InputLeaf> | undefined;
}
