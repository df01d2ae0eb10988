// Operators that read only an order, and what can be taken from below them without changing it.
import type { CallExpr, Expr } from "./ast.ts";
import type { Key } from "./keys.ts";
import { collected, linearOf, type Term, treeOf } from "./linear.ts";

type KeyOf = (expr: Expr) => Key;

/** What the canonical form lends to this file: keys, and quotients in canonical form. */
interface Algebra {
  readonly keyOf: KeyOf;
  readonly quotient: (x: Expr, y: Expr) => Expr;
}

/** across: compares symbols on one date · along: compares dates of one symbol. */
const orderOnly: Readonly<Record<string, "across" | "along">> = {
  cs_qcut: "across",
  group_rank: "across",
  rank: "across",
  rank_gauss: "across",
  ts_argmax: "along",
  ts_argmax_pos: "along",
  ts_argmin: "along",
  ts_argmin_pos: "along",
  ts_rank: "along",
};

export function isOrderOnly(operator: string): boolean {
  return orderOnly[operator] !== undefined;
}

/** Fields that are above zero wherever they have a value. */
const positiveFields = new Set(["open", "high", "low", "close", "vwap"]);
/** Operators that keep positive inputs positive. */
const keepsPositive = new Set([
  ...["add", "mul", "div", "delay", "max2", "min2", "sqrt", "ts_max", "ts_mean", "ts_median", "ts_min", "ts_sum"],
  ...["decay_linear", "ema", "ewm_mean"],
]);

/** Above zero wherever it has a value. */
export function isPositive(expr: Expr): boolean {
  if (expr.kind === "number") return expr.value > 0;
  if (expr.kind === "field") return positiveFields.has(expr.name);
  if (expr.kind !== "call" || !keepsPositive.has(expr.operator)) return false;
  return expr.args.every((arg) => isPositive(arg));
}

/** Rising wherever they are defined, and defined everywhere. */
const rising = new Set(["sigmoid", "tanh"]);
/** Rising where they are defined: above zero. */
const risingAboveZero = new Set(["log", "log1p", "sqrt"]);
/** Rising across the symbols of one date. */
const risingAcross = new Set(["cs_demean", "rank"]);

/** Removes strictly increasing wrappers, added constants and positive factors directly below. */
export function stripOrder(call: CallExpr, algebra: Algebra): Expr {
  const [first, ...rest] = call.args;
  if (first === undefined) return call;
  let inner = first;
  for (let next = stripped(inner, orderOnly[call.operator], algebra); next !== null; ) {
    inner = next;
    next = stripped(inner, orderOnly[call.operator], algebra);
  }
  return { ...call, args: [inner, ...rest] };
}

function stripped(expr: Expr, direction: "across" | "along" | undefined, algebra: Algebra): Expr | null {
  if (expr.kind !== "call") return null;
  const [x, second] = expr.args;
  if (x === undefined) return null;
  if (rising.has(expr.operator)) return x;
  if (risingAboveZero.has(expr.operator) && isPositive(x)) return x;
  if (direction === "across" && risingAcross.has(expr.operator) && second === undefined) return x;
  if (expr.operator === "signed_power" && second?.kind === "number" && second.value > 0) return x;
  return strippedSum(expr, algebra);
}

/** c1·x1 + c2·x2 + c orders like x1 + (c2/c1)·x2 when c1 is positive, and like its negative otherwise. */
function strippedSum(expr: CallExpr, algebra: Algebra): Expr | null {
  if (expr.operator !== "add" && expr.operator !== "mul") return null;
  const { terms, constant } = linearOf(expr);
  const ratio = ratioOfLogs(terms, algebra);
  if (ratio !== null) return ratio;
  const lead = Math.abs(terms[0]?.factor ?? 0);
  if (lead === 0 || (lead === 1 && constant === 0)) return null;
  const scaledTerms = terms.map(({ factor, of }) => ({ factor: factor / lead, of }));
  const flat = collected({ terms: scaledTerms, constant: 0 }, algebra.keyOf);
  return flat === null ? null : treeOf(flat);
}

/** log a − log b orders like a / b; both are positive already. */
function ratioOfLogs(terms: readonly Term[], algebra: Algebra): Expr | null {
  const [one, other] = terms;
  if (one === undefined || other === undefined || terms.length > 2 || one.factor + other.factor !== 0) return null;
  const [top, bottom] = one.factor > 0 ? [one.of, other.of] : [other.of, one.of];
  const [a] = top.kind === "call" && top.operator === "log" ? top.args : [];
  const [b] = bottom.kind === "call" && bottom.operator === "log" ? bottom.args : [];
  if (a === undefined || b === undefined || !isPositive(a) || !isPositive(b)) return null;
  return algebra.quotient(a, b);
}
