// An expression in one sentence of plain words, derived from its tree; what lies deep is named by the fields it reads.
import { argsOf, type Expr, foldExpr } from "../language/ast.ts";
import { printExpression } from "../language/print.ts";
import { phrases } from "./phrases.ts";

const longest = 240;
const deepest = 7;

/** True of the formula whatever its depth: the sentence goes as deep as fits. */
export function describe(expr: Expr): string {
  const texts = Array.from({ length: deepest - 1 }, (_, i) => wordsOf(expr, deepest - i));
  const text = texts.find((each) => each.length <= longest) ?? texts.at(-1) ?? printExpression(expr);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function wordsOf(expr: Expr, levels: number): string {
  if (expr.kind === "number") return String(expr.value);
  if (expr.kind === "field") return fieldWords[expr.name] ?? expr.name.replaceAll("_", " ");
  if (expr.kind !== "call") return expr.name;
  const args = argsOf(expr);
  if (levels === 0) return measureOf(expr);
  const first = args[0];
  if (expr.operator === "mul" && first?.kind === "number" && first.value === -1 && args[1] !== undefined) {
    return `minus ${inner(args[1], levels)}`;
  }
  if (expr.operator === "mul" && args[1]?.kind === "number" && args[1].value === -1 && first !== undefined) {
    return `minus ${inner(first, levels)}`;
  }
  if (expr.operator === "fill" && args[1]?.kind === "number" && first !== undefined) return wordsOf(first, levels);
  const say = phrases[expr.operator];
  const words = args.filter((arg) => arg.kind !== "choice").map((arg) => inner(arg, levels));
  return say === undefined ? `${expr.operator} of ${words.join(", ")}` : say(words);
}

/** A part inside another; sums and the like stand in brackets. */
function inner(expr: Expr, levels: number): string {
  const text = wordsOf(expr, levels - 1);
  const isCompound = expr.kind === "call" && levels > 1 && compound.has(expr.operator);
  return isCompound ? `(${text})` : text;
}

const compound = new Set(["add", "and", "div", "eq", "ge", "gt", "le", "lt", "mul", "ne", "or", "pow", "sub", "where"]);

function measureOf(expr: Expr): string {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field") names.add(fieldWords[node.name] ?? node.name);
    return null;
  });
  if (names.size === 0) return printExpression(expr);
  const list = [...names];
  const last = list.pop() ?? "";
  return `a measure of ${list.length === 0 ? last : `${list.join(", ")} and ${last}`}`;
}

const fieldWords: Readonly<Record<string, string>> = {
  amount: "money traded",
  bench_close: "the benchmark's close",
  bench_open: "the benchmark's open",
  cap: "market value",
  vwap: "average price",
};
