// Sums as lists of terms: c1·x1 + c2·x2 + … + c, so that equal sums written differently become one.
import { callExpr, type Expr, numberExpr } from "./ast.ts";
import { compareKeys, type Key } from "./keys.ts";

export interface Term {
  readonly factor: number;
  readonly of: Expr;
}
export interface Linear {
  readonly terms: readonly Term[];
  readonly constant: number;
}
type KeyOf = (expr: Expr) => Key;

/** Reads a canonical tree as a sum. */
export function linearOf(expr: Expr): Linear {
  const terms: Term[] = [];
  let constant = 0;
  const walk: Term[] = [{ factor: 1, of: expr }];
  for (let top = walk.pop(); top !== undefined; top = walk.pop()) {
    const { factor, of } = top;
    if (of.kind === "number") constant += factor * of.value;
    else if (of.kind === "call" && of.operator === "add") {
      for (const arg of of.args) walk.push({ factor, of: arg });
    } else if (of.kind === "call" && of.operator === "mul" && of.args[0]?.kind === "number" && of.args[1]) {
      walk.push({ factor: factor * of.args[0].value, of: of.args[1] });
    } else terms.push(top);
  }
  return { terms, constant };
}

export function scaled(sum: Linear, by: number): Linear {
  return {
    terms: sum.terms.map(({ factor, of }) => ({ factor: factor * by, of })),
    constant: sum.constant * by,
  };
}

export function joined(a: Linear, b: Linear): Linear {
  return { terms: [...a.terms, ...b.terms], constant: a.constant + b.constant };
}

/**
 * Terms of one thing become one term, in the order of their keys. A term that cancels stays as 0·x: it still blanks what x blanks.
 * Gives null when a number would overflow; the sum then stays as written.
 */
export function collected(sum: Linear, keyOf: KeyOf): Linear | null {
  const byKey = new Map<string, Term>();
  for (const { factor, of } of sum.terms) {
    const key = keyOf(of).full;
    byKey.set(key, { factor: (byKey.get(key)?.factor ?? 0) + factor, of });
  }
  const terms = [...byKey.values()].sort((a, b) => compareKeys(keyOf(a.of), keyOf(b.of)));
  if (![sum.constant, ...terms.map((term) => term.factor)].every(Number.isFinite)) return null;
  return { terms, constant: sum.constant };
}

/** A balanced tree of additions, the constant last and left out when it is 0. */
export function treeOf(sum: Linear): Expr {
  const { terms, constant } = sum;
  if (terms.length === 0) return numberExpr(constant);
  const added = balanced("add", terms.map(treeOfTerm));
  return constant === 0 ? added : callExpr("add", added, numberExpr(constant));
}

function treeOfTerm({ factor, of }: Term): Expr {
  return factor === 1 ? of : callExpr("mul", numberExpr(factor), of);
}

export function balanced(operator: string, parts: readonly Expr[]): Expr {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const middle = Math.ceil(parts.length / 2);
  return callExpr(operator, balanced(operator, parts.slice(0, middle)), balanced(operator, parts.slice(middle)));
}
