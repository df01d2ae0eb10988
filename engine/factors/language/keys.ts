// Keys of subtrees, from the leaves up: one that knows every number, and one for which all numbers are alike.
import { sha256 } from "#engine/core";
import { argsOf, type Expr, foldExpr } from "./ast.ts";

export interface Key {
  /** Hash of the tree as it stands. */
  readonly full: string;
  /** Hash with windows and constants as wildcards. */
  readonly shape: string;
  readonly nodes: number;
}

/** A keeper of keys that computes each node's once. */
export function keyKeeper(): (expr: Expr) => Key {
  const known = new Map<Expr, Key>();
  return (expr) => {
    const kept = known.get(expr);
    if (kept) return kept;
    const key = foldKnown(expr, known);
    return key;
  };
}

function foldKnown(root: Expr, known: Map<Expr, Key>): Key {
  return foldExpr<Key>(root, (node, args) => {
    const kept = known.get(node);
    if (kept) return kept;
    const key = keyFrom(node, args);
    known.set(node, key);
    return key;
  });
}

function keyFrom(node: Expr, args: readonly Key[]): Key {
  if (node.kind === "number") {
    const written = Object.is(node.value, -0) ? "0" : String(node.value);
    return { full: sha256(`number:${written}`), shape: sha256("number"), nodes: 1 };
  }
  if (node.kind !== "call") {
    const hash = sha256(`${node.kind}:${node.name}`);
    return { full: hash, shape: hash, nodes: 1 };
  }
  return {
    full: sha256(`${node.operator}(${args.map((arg) => arg.full).join(",")})`),
    shape: sha256(`${node.operator}(${args.map((arg) => arg.shape).join(",")})`),
    nodes: args.reduce((sum, arg) => sum + arg.nodes, 1),
  };
}

/** Order that depends on what the trees are, not on how they were written; equal shapes by their numbers. */
export function compareKeys(a: Key, b: Key): number {
  if (a.shape !== b.shape) return a.shape < b.shape ? -1 : 1;
  if (a.full === b.full) return 0;
  return a.full < b.full ? -1 : 1;
}

/** Every distinct subtree of a tree, leaves included. */
export function subtreesOf(root: Expr): readonly Expr[] {
  const seen = new Set<Expr>();
  const walk: Expr[] = [root];
  for (let node = walk.pop(); node !== undefined; node = walk.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    walk.push(...argsOf(node));
  }
  return [...seen];
}
