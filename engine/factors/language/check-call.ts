// One call, checked: arity, kinds of arguments, ranges of parameters, units; and what follows for look-back and unit.
import { QraftError } from "#engine/core";
import { completeParams, isOptional, type Operator, type Param } from "../operator.ts";
import type { Unit, UnitOf, UnitResult } from "../unit.ts";
import type { CallExpr, Expr } from "./ast.ts";
import { numbersOf } from "./parameters.ts";
import { quote } from "./place.ts";
import { printExpression } from "./print.ts";
import { operatorAdvice, operatorNamed, orderedParams, signatureOf } from "./vocabulary.ts";

/** What is known of one node when its surroundings are checked. */
export interface NodeFacts extends UnitOf {
  readonly lookback: number;
  /** Dimensions among the terms of a sum; a sum of price and rank has no unit, and still cannot take a volume. */
  readonly summed: readonly Unit[];
  /** Cost of a leaf that is a formula over another market. */
  readonly cost?: number | undefined;
}

const dimensions: readonly Unit[] = ["price", "volume", "currency"];
/** Operators that put all their arguments on one scale. */
const mixing = new Set(["add", "eq", "ge", "gt", "le", "lt", "max2", "min2", "ne", "sub"]);

export function dimensionsOf(unit: Unit): readonly Unit[] {
  return dimensions.includes(unit) ? [unit] : [];
}

/** Dimensions that a call's result sums up: those of its terms for sums, negatives and multiples, its own unit otherwise. */
function summedBy(operator: Operator, columns: readonly NodeFacts[], unit: Unit): readonly Unit[] {
  const [x, y] = columns.map((column) => column.constant !== null);
  const isMultiple = (operator.name === "mul" && (x === true || y === true)) || (operator.name === "div" && y === true);
  if (!["add", "sub", "neg"].includes(operator.name) && !isMultiple) return dimensionsOf(unit);
  return [...new Set(columns.flatMap((column) => column.summed))];
}

/** Says where a node stands. */
export type Locate = (node: Expr) => string;

/** Facts of a call from those of its arguments; a call that is not sound throws. */
export function callFacts(node: CallExpr, args: readonly NodeFacts[], locate: Locate): NodeFacts {
  const operator = operatorNamed(node.operator);
  if (operator === undefined) {
    const message = `Unknown operator ${quote(node.operator)} ${locate(node)}.`;
    throw new QraftError("unknown-operator", message, operatorAdvice(node.operator));
  }
  const params = orderedParams(operator);
  refuseArity(node, operator, locate);
  for (const [place, arg] of node.args.entries()) refuseKind(arg, params[place]!, { operator, locate });
  const inputs = params.filter((param) => param.kind === "column" || param.kind === "group").length;
  const completed = completeParams(operator, numbersOf(operator, node.args.slice(inputs)) ?? []);
  if ("problem" in completed) {
    throw badParameter(operator, { completed, arg: node.args[inputs + completed.at] ?? node, locate });
  }
  const columns = args.slice(0, params.filter((param) => param.kind === "column").length);
  const unit = unitOfCall(operator, columns);
  if ("problem" in unit) {
    throw new QraftError(
      "unit-mismatch",
      `${quote(printExpression(node))} ${unit.problem}, ${locate(node)}.`,
      "Bring both sides to one unit first, for example with rank(x) or x / ts_mean(x, 20).",
    );
  }
  const lookback = columns.reduce((most, arg) => Math.max(most, arg.lookback), 0) + operator.lookback(completed.params);
  const constant = constantFrom(operator, columns, completed.params);
  return { unit: unit.unit, constant, lookback, summed: summedBy(operator, columns, unit.unit) };
}

function unitOfCall(operator: Operator, columns: readonly NodeFacts[]): UnitResult {
  const unit = operator.unit(columns);
  const mixed = mixing.has(operator.name) ? [...new Set(columns.flatMap((column) => column.summed))] : [];
  if ("problem" in unit || mixed.length < 2) return unit;
  return { problem: `combines ${mixed.join(" and ")}, which do not go together` };
}

function constantFrom(operator: Operator, columns: readonly UnitOf[], params: readonly number[]): number | null {
  if (operator.family !== "element") return null;
  const values = columns.map((column) => column.constant);
  if (!values.every((value) => value !== null)) return null;
  const value = operator.meaning(values, params);
  return Number.isFinite(value) ? value : null;
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
