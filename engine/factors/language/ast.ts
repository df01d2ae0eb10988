// The syntax tree: plain data without methods, and the one way to walk it that no depth can overflow.
import { QraftError } from "#engine/core";

/** choice: one of an operator's words, for example the method of rank. Infix signs are calls: a + b is add(a, b). */
export type Expr =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "choice"; readonly name: string }
  | CallExpr;

export interface CallExpr {
  readonly kind: "call";
  readonly operator: string;
  /** In the order of the operator's parameters; optional ones may be missing at the end. */
  readonly args: readonly Expr[];
}

export function numberExpr(value: number): Expr {
  return { kind: "number", value };
}

export function fieldExpr(name: string): Expr {
  return { kind: "field", name };
}

export function callExpr(operator: string, ...args: readonly Expr[]): CallExpr {
  return { kind: "call", operator, args };
}

export function argsOf(expr: Expr): readonly Expr[] {
  return expr.kind === "call" ? expr.args : [];
}

/** Visits every node once, arguments first, with what the arguments gave. A node used in two places is visited once. */
export function foldExpr<T>(root: Expr, visit: (node: Expr, args: readonly T[]) => T): T {
  const done = new Map<Expr, T>();
  const stack: { readonly node: Expr; readonly entered: boolean }[] = [{ node: root, entered: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, entered } = top;
    if (done.has(node)) continue;
    const args = argsOf(node);
    if (!entered && args.length > 0) {
      stack.push({ node, entered: true });
      for (const arg of args.toReversed()) if (!done.has(arg)) stack.push({ node: arg, entered: false });
      continue;
    }
    done.set(
      node,
      visit(
        node,
        args.map((arg) => done.get(arg) as T),
      ),
    );
  }
  return done.get(root) as T;
}

export interface TreeSize {
  readonly nodes: number;
  readonly depth: number;
}

/** Nodes and depth of the written-out tree; a leaf has depth 1. */
export function sizeOf(root: Expr): TreeSize {
  return foldExpr<TreeSize>(root, (_node, args) => ({
    nodes: args.reduce((sum, arg) => sum + arg.nodes, 1),
    depth: args.reduce((deepest, arg) => Math.max(deepest, arg.depth), 0) + 1,
  }));
}

/** Trees above this were not typed by anyone; functions that recurse ask first. */
const safeDepth = 1_000;
const safeNodes = 100_000;

/** Refuses a tree that was built by hand and is too large to walk by recursion. */
export function refuseGiant(root: Expr): void {
  const { depth, nodes } = sizeOf(root);
  if (depth <= safeDepth && nodes <= safeNodes) return;
  throw new QraftError(
    "expression-too-deep",
    `An expression of depth ${depth} with ${nodes} nodes cannot be worked with: at most ${safeDepth} and ${safeNodes}.`,
    "Build it from smaller expressions.",
  );
}
