// From the name of a leaf back to what it reads.
import type { Expr } from "./ast.ts";
import { foldExpr } from "./ast.ts";
import { type InputLeaf, isInputName } from "./input-leaf.ts";
import { parseText } from "./parse.ts";

const most = 2_000;
const known = new Map<string, InputLeaf | null>();

/** What a field's name reads of another market; null for an ordinary field. */
export function inputOf(name: string): InputLeaf | null {
  if (!isInputName(name)) return null;
  const found = known.get(name);
  if (found !== undefined) return found;
  const parsed = parseText(name);
  const leaf = parsed.ok ? (parsed.value.inputs?.get(parsed.value.expr) ?? null) : null;
  if (known.size >= most) known.clear();
  known.set(name, leaf);
  return leaf;
}

/** Names of the leaves of other markets in a formula, in order of appearance. */
export function inputNamesIn(expr: Expr): readonly string[] {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field" && isInputName(node.name)) names.add(node.name);
    return null;
  });
  return [...names];
}
