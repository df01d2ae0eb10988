// Is this formula sound for this market? Arity, kinds, ranges, units, names, and bounds on depth, size, look-back and cost.
import { fail, nearestName, ok, QraftError, type Result } from "#engine/core";
import { completeParams, isOptional, type Operator, type Param } from "../operator.ts";
import type { Unit, UnitOf } from "../unit.ts";
import { type CallExpr, type Expr, foldExpr, sizeOf } from "./ast.ts";
import { unitOfField } from "./field-units.ts";
import { keyKeeper } from "./keys.ts";
import { maxCost, maxDepth, maxLookback, maxNodes } from "./limits.ts";
import { numbersOf } from "./parameters.ts";
import { type ParsedText, parseText } from "./parse.ts";
import { placeIn, quote } from "./place.ts";
import { printExpression, printWithPlaces } from "./print.ts";
import { unknownOperator } from "./reader.ts";
import { operatorNamed, orderedParams, signatureOf } from "./vocabulary.ts";

/** The names a formula may use. */
export interface Vocabulary {
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}

export interface ExpressionInfo {
  readonly unit: Unit;
  /** Bars of history before today that one value reads; Infinity when an operator remembers everything. */
  readonly lookback: number;
  readonly depth: number;
  /** Nodes as written. */
  readonly nodes: number;
  /** Nodes that differ: what is computed. */
  readonly distinct: number;
  /** Relative cost per cell; one addition is 1. */
  readonly cost: number;
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}

export interface CheckedText {
  readonly text: string;
  readonly expr: Expr;
  readonly info: ExpressionInfo;
}

/** What is known of one node when its surroundings are checked. */
interface NodeFacts extends UnitOf {
  readonly lookback: number;
}

/** Reads and checks a formula; errors point into the text as it was typed. */
export function checkText(text: string, vocabulary: Vocabulary): Result<CheckedText> {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const info = checkExpression(parsed.value.expr, vocabulary, parsed.value);
  return info.ok ? ok({ text, expr: parsed.value.expr, info: info.value }) : info;
}

/** Checks a tree; without the text it came from, errors point into its printed form. */
export function checkExpression(expr: Expr, vocabulary: Vocabulary, source?: ParsedText): Result<ExpressionInfo> {
  try {
    return ok(check(expr, vocabulary, source));
  } catch (thrown) {
    if (thrown instanceof QraftError) return fail(thrown);
    throw thrown;
  }
}

type Locate = (node: Expr) => string;

function check(expr: Expr, vocabulary: Vocabulary, source: ParsedText | undefined): ExpressionInfo {
  const { nodes, depth } = sizeOf(expr);
  refuseLarge(nodes, depth);
  const locate: Locate = (node) => {
    const { text, places } = source ?? printWithPlaces(expr);
    return placeIn(text, places.get(node) ?? 0);
  };
  const keyOf = keyKeeper();
  const distinct = new Map<string, number>();
  const facts = foldExpr<NodeFacts>(expr, (node, args) => {
    if (node.kind === "number" || node.kind === "choice" || node.kind === "group")
      return leafFacts(node, vocabulary, locate);
    distinct.set(keyOf(node).full, node.kind === "call" ? (operatorNamed(node.operator)?.cost ?? 0) : 0);
    return node.kind === "field"
      ? fieldFacts(node.name, vocabulary, () => locate(node))
      : callFacts(node, args, locate);
  });
  const names = namesIn(expr);
  if (expr.kind === "group" || expr.kind === "choice" || names.fields.length === 0) {
    throw new QraftError(
      "no-field",
      `${quote(printExpression(expr))} reads no field, so it says nothing about a symbol.`,
      `Use at least one of ${vocabulary.fields.join(", ")}.`,
    );
  }
  const cost = [...distinct.values()].reduce((sum, each) => sum + each, 0);
  refuseDear(cost, facts.lookback);
  return { unit: facts.unit, lookback: facts.lookback, depth, nodes, distinct: distinct.size, cost, ...names };
}

function refuseLarge(nodes: number, depth: number): void {
  if (depth <= maxDepth && nodes <= maxNodes) return;
  const what = depth > maxDepth ? `${depth} levels deep; ${maxDepth} are` : `${nodes} nodes large; ${maxNodes} are`;
  throw new QraftError(
    depth > maxDepth ? "expression-too-deep" : "expression-too-large",
    `The expression is ${what} allowed.`,
    "Split it into several factors and combine them in a strategy.",
  );
}

function refuseDear(cost: number, lookback: number): void {
  if (cost > maxCost) {
    throw new QraftError(
      "expression-too-costly",
      `The expression costs ${cost} additions per cell; ${maxCost} are allowed.`,
      'Use fewer or cheaper operators; "qraft factor explain" shows what each one costs.',
    );
  }
  if (Number.isFinite(lookback) && lookback > maxLookback) {
    throw new QraftError(
      "lookback-too-long",
      `The expression looks back ${lookback} bars in sum; ${maxLookback} are allowed.`,
      "Shorten the windows that stand inside one another.",
    );
  }
}

function leafFacts(node: Exclude<Expr, CallExpr>, vocabulary: Vocabulary, locate: Locate): NodeFacts {
  if (node.kind === "group" && !vocabulary.groups.includes(node.name)) {
    throw new QraftError(
      "unknown-group",
      `Unknown group ${quote(node.name)} ${locate(node)}.`,
      adviceFrom(node.name, vocabulary.groups, "groups"),
    );
  }
  if (node.kind === "number" && !Number.isFinite(node.value)) {
    throw new QraftError("bad-number", `An expression cannot hold the number ${node.value}.`, "Use a finite number.");
  }
  return { unit: "ratio", constant: node.kind === "number" ? node.value : null, lookback: 0 };
}

function fieldFacts(name: string, vocabulary: Vocabulary, where: () => string): NodeFacts {
  if (vocabulary.fields.includes(name)) return { unit: unitOfField(name), constant: null, lookback: 0 };
  const operator = operatorNamed(name);
  const next = vocabulary.groups.includes(name)
    ? `"${name}" is a group: use it in an operator such as group_demean(x, ${name}).`
    : operator !== undefined
      ? `"${name}" is an operator: write ${signatureOf(operator)}.`
      : adviceFrom(name, vocabulary.fields, "fields");
  throw new QraftError("unknown-field", `Unknown field ${quote(name)} ${where()}.`, next);
}

function adviceFrom(name: string, known: readonly string[], what: string): string {
  const near = nearestName(name, known);
  const all = known.length === 0 ? `This market has no ${what}.` : `This market's ${what}: ${known.join(", ")}.`;
  return near === undefined ? all : `Did you mean "${near}"? ${all}`;
}

function callFacts(node: CallExpr, args: readonly NodeFacts[], locate: Locate): NodeFacts {
  const operator = operatorNamed(node.operator);
  if (operator === undefined) throw unknownOperatorAt(node, locate);
  const params = orderedParams(operator);
  refuseArity(node, operator, locate);
  for (const [place, arg] of node.args.entries()) refuseKind(arg, params[place]!, { operator, locate });
  const inputs = params.filter((param) => param.kind === "column" || param.kind === "group").length;
  const completed = completeParams(operator, numbersOf(operator, node.args.slice(inputs)) ?? []);
  if ("problem" in completed) {
    throw badParameter(operator, { completed, arg: node.args[inputs + completed.at] ?? node, locate });
  }
  const columns = args.slice(0, params.filter((param) => param.kind === "column").length);
  const unit = operator.unit(columns);
  if ("problem" in unit) {
    throw new QraftError(
      "unit-mismatch",
      `${quote(printExpression(node))} ${unit.problem}, ${locate(node)}.`,
      "Bring both sides to one unit first, for example with rank(x) or x / ts_mean(x, 20).",
    );
  }
  const lookback = columns.reduce((most, arg) => Math.max(most, arg.lookback), 0) + operator.lookback(completed.params);
  return { unit: unit.unit, constant: constantFrom(operator, columns, completed.params), lookback };
}

function constantFrom(operator: Operator, columns: readonly UnitOf[], params: readonly number[]): number | null {
  if (operator.family !== "element") return null;
  const values = columns.map((column) => column.constant);
  if (!values.every((value) => value !== null)) return null;
  const value = operator.meaning(values, params);
  return Number.isFinite(value) ? value : null;
}

function unknownOperatorAt(node: CallExpr, locate: Locate): QraftError {
  const inText = unknownOperator("", node.operator, 0);
  return new QraftError(inText.code, `Unknown operator ${quote(node.operator)} ${locate(node)}.`, inText.next);
}

function refuseArity(node: CallExpr, operator: Operator, locate: Locate): void {
  const params = orderedParams(operator);
  const least = params.filter((param) => !isOptional(param)).length;
  if (node.args.length >= least && node.args.length <= params.length) return;
  const wanted = least === params.length ? `${least}` : `${least} to ${params.length}`;
  throw new QraftError(
    "wrong-arguments",
    `${operator.name} takes ${wanted} arguments, not ${node.args.length}, ${locate(node)}.`,
    `Write ${signatureOf(operator)}.`,
  );
}

function refuseKind(arg: Expr, param: Param, call: { readonly operator: Operator; readonly locate: Locate }): void {
  const fits =
    param.kind === "column"
      ? arg.kind === "number" || arg.kind === "field" || arg.kind === "call"
      : param.kind === "group" || param.kind === "choice"
        ? arg.kind === param.kind
        : arg.kind === "number";
  const known = param.kind !== "choice" || (arg.kind === "choice" && param.choices?.includes(arg.name) === true);
  if (fits && known) return;
  const found =
    arg.kind === "number"
      ? `the number ${arg.value}`
      : arg.kind === "choice"
        ? `the word "${arg.name}"`
        : `a ${arg.kind}`;
  throw new QraftError(
    "bad-parameter",
    `"${param.name}" of ${call.operator.name} is a ${param.kind}, not ${found}, ${call.locate(arg)}.`,
    `Write ${signatureOf(call.operator)}${param.choices ? ` with one of ${param.choices.join(", ")}` : ""}.`,
  );
}

function badParameter(
  operator: Operator,
  found: {
    readonly completed: { readonly problem: string; readonly at: number };
    readonly arg: Expr;
    readonly locate: Locate;
  },
): QraftError {
  const { completed, arg, locate } = found;
  const value = arg.kind === "number" ? arg.value : Number.NaN;
  const readsFuture = operator.family === "window" && value < 0;
  const next = readsFuture
    ? "Windows and lags count bars of the past; the future cannot be read."
    : Number.isFinite(value) && !Number.isInteger(value)
      ? `Write ${Math.max(1, Math.floor(value))}, or see ${signatureOf(operator)}.`
      : `See ${signatureOf(operator)}.`;
  return new QraftError(readsFuture ? "look-ahead" : "bad-parameter", `${completed.problem}, ${locate(arg)}.`, next);
}

function namesIn(expr: Expr): { readonly fields: readonly string[]; readonly groups: readonly string[] } {
  const fields = new Set<string>();
  const groups = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field") fields.add(node.name);
    if (node.kind === "group") groups.add(node.name);
    return null;
  });
  return { fields: [...fields].sort(), groups: [...groups].sort() };
}
