// What makes two factors the same, alike, or relatives: hashes of the canonical form and of its parts.
import type { FactorHash } from "#engine/core";
import type { Expr } from "./ast.ts";
import { canonicalize } from "./canonical.ts";
import { keyKeeper, subtreesOf } from "./keys.ts";

/** Equal for formulas that are equal by algebra. */
export function factorHash(expr: Expr): FactorHash {
  return keyKeeper()(canonicalize(expr)).full as FactorHash;
}

/** Equal for formulas that differ only in windows and constants. */
export function shapeHash(expr: Expr): string {
  return keyKeeper()(canonicalize(expr)).shape;
}

export interface Subtree {
  readonly hash: string;
  readonly nodes: number;
}

/** Distinct parts of the canonical form, largest first. */
export function subtrees(expr: Expr): readonly Subtree[] {
  const canonical = canonicalize(expr);
  const keyOf = keyKeeper();
  const byHash = new Map(subtreesOf(canonical).map((part) => [keyOf(part).full, keyOf(part).nodes]));
  return [...byHash]
    .map(([hash, nodes]) => ({ hash, nodes }))
    .sort((a, b) => b.nodes - a.nodes || (a.hash < b.hash ? -1 : 1));
}

/** Hashes of the distinct parts, largest first; the first one is the factor's own. */
export function subtreeHashes(expr: Expr): readonly string[] {
  return subtrees(expr).map((part) => part.hash);
}

/** Nodes of the largest common part, as a share of the smaller formula: 1 when one holds the other. */
export function similarity(a: Expr, b: Expr): number {
  const left = subtrees(a);
  const right = new Set(subtreeHashes(b));
  const common = left.find((part) => right.has(part.hash))?.nodes ?? 0;
  const smaller = Math.min(left[0]?.nodes ?? 0, subtrees(b)[0]?.nodes ?? 0);
  return smaller === 0 ? 0 : common / smaller;
}
