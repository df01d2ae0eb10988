// The canonical form: formulas that are equal by algebra become one tree, and a cell that was missing stays missing.
import { completeParams, type Operator } from "../operator.ts";
import { type CallExpr, callExpr, type Expr, fieldExpr, foldExpr, numberExpr, refuseGiant } from "./ast.ts";
import { nameOfInput } from "./input-name.ts";
import { inputOf } from "./input-of.ts";
import { compareKeys, type Key, keyKeeper } from "./keys.ts";
import { balanced, collected, joined, type Linear, linearOf, scaled, treeOf } from "./linear.ts";
import { isOrderOnly, isPositive, stripOrder } from "./order.ts";
import { numbersOf } from "./parameters.ts";
import { operatorNamed } from "./vocabulary.ts";

type KeyOf = (expr: Expr) => Key;

/**
 * The same factor in one fixed spelling: differences as sums with −1, sums and products flat and sorted by hash, numbers
 * folded, defaults left out, and what cannot change an order removed directly below an operator that reads only the order.
 * Values agree up to rounding; nothing is cancelled away that could be missing.
 */
export function canonicalize(expr: Expr): Expr {
  refuseGiant(expr);
  const keyOf = keyKeeper();
  return foldExpr<Expr>(expr, (node, args) => {
    if (node.kind === "field") return canonicalField(node);
    if (node.kind === "number") return numberExpr(node.value === 0 ? 0 : node.value);
    return node.kind === "call" ? rewriteCall({ ...node, args }, keyOf) : node;
  });
}

/** The formula inside a leaf of another market has a canonical form of its own. */
function canonicalField(node: Expr & { readonly kind: "field" }): Expr {
  const leaf = inputOf(node.name);
  return leaf?.kind !== "reduced" ? node : fieldExpr(nameOfInput({ ...leaf, formula: canonicalize(leaf.formula) }));
}

function rewriteCall(call: CallExpr, keyOf: KeyOf): Expr {
  const operator = operatorNamed(call.operator);
  if (operator === undefined) return call;
  const folded = foldNumbers(call, operator);
  if (folded !== null) return folded;
  const rule = rules[call.operator];
  if (rule !== undefined) return rule(call.args, keyOf) ?? call;
  const trimmed = { ...call, args: withoutDefaults(call, operator) };
  if (isOrderOnly(call.operator)) {
    const quotient = (x: Expr, y: Expr): Expr => quotientOf(x, y, keyOf) ?? callExpr("div", x, y);
    return stripOrder(trimmed, { keyOf, quotient });
  }
  return operator.commutative === true ? sorted(trimmed, keyOf) : trimmed;
}

/** An element operator over numbers alone is a number, unless it has none to give. */
function foldNumbers(call: CallExpr, operator: Operator): Expr | null {
  if (operator.family !== "element") return null;
  const columns = operator.params.filter((param) => param.kind === "column").length;
  const values = call.args.slice(0, columns).map((arg) => (arg.kind === "number" ? arg.value : Number.NaN));
  const given = numbersOf(operator, call.args.slice(columns));
  if (given === null || values.length < columns || values.some(Number.isNaN)) return null;
  const completed = completeParams(operator, given);
  if ("problem" in completed) return null;
  const value = operator.meaning(values, completed.params);
  return Number.isFinite(value) ? numberExpr(value === 0 ? 0 : value) : null;
}

/** Drops optional arguments at the end that say what would hold without them. */
function withoutDefaults(call: CallExpr, operator: Operator): readonly Expr[] {
  const inputs = operator.params.filter((param) => param.kind === "column" || param.kind === "group").length;
  const numbers = numbersOf(operator, call.args.slice(inputs));
  if (numbers === null) return call.args;
  let kept = numbers.length;
  while (kept > 0) {
    const shorter = completeParams(operator, numbers.slice(0, kept - 1));
    if ("problem" in shorter || shorter.params[kept - 1] !== numbers[kept - 1]) break;
    kept--;
  }
  return call.args.slice(0, inputs + kept);
}

function sorted(call: CallExpr, keyOf: KeyOf): Expr {
  const columns = operatorNamed(call.operator)?.params.filter((param) => param.kind === "column").length ?? 0;
  const swappable = call.args.slice(0, columns).toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  return { ...call, args: [...swappable, ...call.args.slice(columns)] };
}

type Rule = (args: readonly Expr[], keyOf: KeyOf) => Expr | null;

/** Operators that are another one in disguise, and those with algebra. Their arguments are canonical already. */
const rules: Readonly<Record<string, Rule>> = {
  abs: ([x], keyOf) => (x ? callExpr("abs", positiveLead(x, keyOf)) : null),
  add: ([x, y], keyOf) => (x && y ? sumOf(joined(linearOf(x), linearOf(y)), keyOf) : null),
  delta: ([x, d], keyOf) =>
    x && d ? sumOf(joined(linearOf(x), scaled(linearOf(callExpr("delay", x, d)), -1)), keyOf) : null,
  div: ([x, y], keyOf) => (x && y ? quotientOf(x, y, keyOf) : null),
  ge: ([x, y]) => (x && y ? callExpr("le", y, x) : null),
  gt: ([x, y]) => (x && y ? callExpr("lt", y, x) : null),
  inverse: ([x], keyOf) => (x ? quotientOf(numberExpr(1), x, keyOf) : null),
  log: ([x], keyOf) => (x ? logOf(x, keyOf) : null),
  log_diff: ([x, d], keyOf) =>
    x && d && isPositive(x) ? logOf(callExpr("div", x, callExpr("delay", x, d)), keyOf) : null,
  mul: ([x, y], keyOf) => (x && y ? productOf([x, y], keyOf) : null),
  neg: ([x], keyOf) => (x ? sumOf(scaled(linearOf(x), -1), keyOf) : null),
  pow: ([x, y]) => (x && y?.kind === "number" && y.value === 1 ? x : null),
  returns: ([x, d], keyOf) => {
    const ratio = x && d ? quotientOf(x, callExpr("delay", x, d), keyOf) : null;
    return ratio === null ? null : sumOf(joined(linearOf(ratio), { terms: [], constant: -1 }), keyOf);
  },
  sub: ([x, y], keyOf) => (x && y ? sumOf(joined(linearOf(x), scaled(linearOf(y), -1)), keyOf) : null),
};

function sumOf(sum: Linear, keyOf: KeyOf): Expr | null {
  const flat = collected(sum, keyOf);
  return flat === null ? null : treeOf(flat);
}

/** Numbers to the front, factors in order; a number times a sum is spread over its terms. */
function productOf(args: readonly Expr[], keyOf: KeyOf): Expr | null {
  const factors: Expr[] = [];
  let number = 1;
  const walk = [...args];
  for (let top = walk.pop(); top !== undefined; top = walk.pop()) {
    if (top.kind === "number") number *= top.value;
    else if (top.kind === "call" && top.operator === "mul") walk.push(...top.args);
    else factors.push(top);
  }
  const only = factors[0];
  if (only === undefined) return Number.isFinite(number) ? numberExpr(number) : null;
  if (factors.length === 1) return sumOf(scaled(linearOf(only), number), keyOf);
  const ordered = factors.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  return sumOf({ terms: [{ factor: number, of: balanced("mul", ordered) }], constant: 0 }, keyOf);
}

/** Numbers leave both sides; a division by a number is a product. */
function quotientOf(x: Expr, y: Expr, keyOf: KeyOf): Expr | null {
  const top = splitNumber(x);
  const bottom = splitNumber(y);
  const number = top.number / bottom.number;
  if (!Number.isFinite(number) || bottom.number === 0 || number === 0) return null;
  if (bottom.rest === null)
    return top.rest === null ? numberExpr(number) : productOf([numberExpr(number), top.rest], keyOf);
  const rest = callExpr("div", top.rest ?? numberExpr(1), bottom.rest);
  return sumOf({ terms: [{ factor: number, of: rest }], constant: 0 }, keyOf);
}

/** The logarithm of a quotient of positive values is a difference of logarithms. */
function logOf(x: Expr, keyOf: KeyOf): Expr | null {
  const [top, bottom] = x.kind === "call" && x.operator === "div" ? x.args : [];
  if (top === undefined || bottom === undefined || !isPositive(top) || !isPositive(bottom)) return null;
  const logs = [top, bottom].map((part) =>
    part.kind === "number" ? numberExpr(Math.log(part.value)) : (logOf(part, keyOf) ?? callExpr("log", part)),
  );
  return sumOf(joined(linearOf(logs[0]!), scaled(linearOf(logs[1]!), -1)), keyOf);
}

function splitNumber(expr: Expr): { readonly number: number; readonly rest: Expr | null } {
  if (expr.kind === "number") return { number: expr.value, rest: null };
  const [factor, rest] = expr.kind === "call" && expr.operator === "mul" ? expr.args : [];
  return factor?.kind === "number" && rest !== undefined ? { number: factor.value, rest } : { number: 1, rest: expr };
}

/** x or −x, whichever begins with a positive number: both have the same magnitude. */
function positiveLead(x: Expr, keyOf: KeyOf): Expr {
  const sum = linearOf(x);
  return (sum.terms[0]?.factor ?? 1) < 0 ? (sumOf(scaled(sum, -1), keyOf) ?? x) : x;
}
