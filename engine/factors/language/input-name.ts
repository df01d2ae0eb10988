// The text of a leaf that reads another market, which is its name in a tree.
import { reducerNamed } from "../reducers/index.ts";
import type { InputLeaf, LeafMarket } from "./input-leaf.ts";
import { printExpression } from "./print.ts";

/** The text of a leaf, which is its name in the tree: equal leaves have equal names. */
export function nameOfInput(leaf: InputLeaf): string {
  if (leaf.kind === "series") return `${nameOfMarket(leaf)}.${leaf.field}`;
  const param = reducerNamed(leaf.reducer)?.param;
  const last = param === undefined || leaf.param === param.default ? "" : `, ${leaf.param}`;
  return `${leaf.reducer}(${nameOfMarket(leaf)}, ${printExpression(leaf.formula)}${last})`;
}

function nameOfMarket({ market, symbol }: LeafMarket): string {
  return symbol === null ? `market("${market}")` : `market("${market}", "${symbol}")`;
}
