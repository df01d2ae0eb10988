// An expression in one sentence of plain words, derived from its tree; what lies deep is named by the fields it reads.
import { type CallExpr, type Expr, foldExpr } from "../language/ast.ts";
import { constantOf } from "../language/constant.ts";
import { printExpression } from "../language/print.ts";
import { conditions, phrases } from "./phrases.ts";

const longest = 240;
const deepest = 8;

/** True of the formula whatever its depth: the sentence goes as deep as fits. */
export function describe(expr: Expr): string {
  const texts = Array.from({ length: deepest - 1 }, (_, i) => wordsOf(expr, deepest - i));
  const text = texts.find((each) => each.length <= longest) ?? texts.at(-1) ?? printExpression(expr);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\b1 bars\b/g, "1 bar");
}

function wordsOf(expr: Expr, levels: number): string {
  const constant = constantOf(expr);
  if (constant !== null) return String(Number(constant.toPrecision(6)));
  if (expr.kind === "field") return wordsOfField(expr.name);
  if (expr.kind !== "call") return expr.kind === "number" ? String(expr.value) : expr.name;
  const meant = meantBy(expr);
  if (meant !== expr) return wordsOf(meant, levels);
  if (levels === 0) return measureOf(expr);
  const negated = negatedBy(expr);
  if (negated !== undefined) return `minus ${partOf(negated, { levels, whole: expr, place: 1 })}`;
  const condition = conditions[expr.operator];
  const said = condition === undefined ? phrases[expr.operator] : undefined;
  if (condition !== undefined) return `whether ${conditionOf(expr, levels)}`;
  const words = expr.args
    .filter((arg) => arg.kind !== "choice")
    .map((arg, place) =>
      isCondition(expr, place) ? conditionOf(arg, levels - 1) : partOf(arg, { levels, whole: expr, place }),
    );
  return said === undefined ? `${expr.operator} of ${words.join(", ")}` : said(words);
}

/** A comparison as a clause: close is above open. */
function conditionOf(expr: Expr, levels: number): string {
  const meant = expr.kind === "call" ? meantBy(expr) : expr;
  const said = meant.kind === "call" ? conditions[meant.operator] : undefined;
  if (meant.kind !== "call" || said === undefined) return `${wordsOf(meant, Math.max(0, levels))} is not 0`;
  if (levels <= 0) return `a condition on ${fieldsOf(meant)} holds`;
  return said(
    meant.args.map((arg, place) =>
      joins.has(meant.operator) ? conditionOf(arg, levels - 1) : partOf(arg, { levels, whole: meant, place }),
    ),
  );
}

const joins = new Set(["and", "not", "or"]);

/** Arguments that are conditions. */
function isCondition(call: CallExpr, place: number): boolean {
  return (
    (call.operator === "where" && place === 0) ||
    (call.operator === "ts_count" && place === 0) ||
    (call.operator === "ts_sumif" && place === 1)
  );
}

/** What a call says apart from its treatment of missing values: a filled comparison, a guarded power; 1 times x is x. */
function meantBy(call: CallExpr): Expr {
  const [first, second, third] = call.args;
  if (call.operator === "fill" && second?.kind === "number" && first !== undefined) return first;
  if (call.operator === "mul" && first?.kind === "number" && first.value === 1 && second !== undefined) return second;
  const isGuard =
    call.operator === "where" && third?.kind === "call" && ["pow", "signed_power"].includes(third.operator);
  return isGuard && third !== undefined && printExpression(first ?? third).startsWith("fill(") ? third : call;
}

function negatedBy(call: CallExpr): Expr | undefined {
  const [first, second] = call.args;
  if (first === undefined || second === undefined) return undefined;
  if (call.operator === "sub" && constantOf(first) === 0) return second;
  if (call.operator !== "mul") return undefined;
  return constantOf(first) === -1 ? second : constantOf(second) === -1 ? first : undefined;
}

/** A part inside another; sums and the like stand in brackets unless they continue a chain on the left. */
function partOf(
  expr: Expr,
  around: { readonly levels: number; readonly whole: CallExpr; readonly place: number },
): string {
  const { levels, whole, place } = around;
  const text = wordsOf(expr, levels - 1);
  const meant = expr.kind === "call" ? meantBy(expr) : expr;
  if (meant.kind !== "call" || levels <= 1 || constantOf(meant) !== null) return text;
  const strength = strengths[meant.operator] ?? 0;
  const outer = strengths[whole.operator] ?? 0;
  const isChain = place === 0 && strength > 0 && strength === outer && strength < 3;
  return strength === 0 || isChain ? text : `(${text})`;
}

/** Chains: sums 1, products 2; 3 is always bracketed. */
const strengths: Readonly<Record<string, number>> = {
  ...{ add: 1, sub: 1, mul: 2, div: 2, pow: 3, where: 3 },
  ...{ and: 3, eq: 3, ge: 3, gt: 3, le: 3, lt: 3, ne: 3, not: 3, or: 3 },
};

function measureOf(expr: Expr): string {
  return `a measure of ${fieldsOf(expr)}`;
}

function fieldsOf(expr: Expr): string {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field") names.add(wordsOfField(node.name));
    return null;
  });
  if (names.size === 0) return printExpression(expr);
  const list = [...names];
  const last = list.pop() ?? "";
  return list.length === 0 ? last : `${list.join(", ")} and ${last}`;
}

function wordsOfField(name: string): string {
  return fieldWords[name] ?? name.replaceAll("_", " ");
}

const fieldWords: Readonly<Record<string, string>> = {
  amount: "money traded",
  bench_close: "the benchmark's close",
  bench_open: "the benchmark's open",
  cap: "market value",
  vwap: "average price",
};
