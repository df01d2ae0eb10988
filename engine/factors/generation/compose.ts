// Composition: primitives stacked on fields to a depth, typed by units, so that nonsense is not made in the first place.
import { QraftError, type Random, unwrap } from "#engine/core";
import { callExpr, type Expr, numberExpr } from "../language/ast.ts";
import { checkExpression, type Vocabulary } from "../language/check.ts";
import { parseExpression } from "../language/parse.ts";
import { operatorAdvice, operatorNamed } from "../language/vocabulary.ts";
import { isOptional, type Operator } from "../operator.ts";
import type { Unit } from "../unit.ts";
import type { Draft, DraftSource } from "./source.ts";
import type { CompositionSpec } from "./spec.ts";

/** A part that stands: its tree, its unit, the primitives on its longest path. */
interface Part {
  readonly expr: Expr;
  readonly unit: Unit;
  readonly depth: number;
}

/** Attempts at one draft before it is given up. */
const tries = 40;
/** Units that compare across symbols; a price or a volume alone does not. */
const comparable: readonly Unit[] = ["return", "ratio", "rank", "count", "time"];
/** Operators that put their columns side by side, so that a price beside a rank would say nothing. */
const joining = new Set(["add", "sub", "max2", "min2", "lt", "le", "gt", "ge", "eq", "ne", "where"]);
/** Operators that only say something about what can be below zero. */
const signReaders = new Set(["abs", "sign"]);
const unsigned: readonly Unit[] = ["price", "volume", "currency", "count", "time", "rank"];
/** Operators whose columns must be true or false. */
const logical = new Set(["and", "or", "not", "xor"]);
/** Operators that may take a column of truths beside measures: as their condition, or to count it. */
const takesTruth: ReadonlyMap<string, number> = new Map([
  ["where", 0],
  ["ts_mean", 0],
  ["ts_sum", 0],
  ["ts_count", 0],
  ["ts_sumif", 1],
]);

/** Random stacks of primitives in the manner of deep feature synthesis. Source: Kanter and Veeramachaneni 2015. */
export function compositionSource(spec: CompositionSpec, vocabulary: Vocabulary, random: Random): DraftSource {
  const leaves = spec.inputs.map((text) => leafOf(text, vocabulary));
  const primitives = spec.primitives.map(primitiveNamed);
  const usable = primitives.filter((operator) => fits(operator, spec));
  const around: Around = { spec, vocabulary, random, leaves, primitives: usable };
  const unmeasured = leaves.some((leaf) => leaf.unit === "unknown");
  const next = (): Draft | "again" => {
    const depth = 1 + random.below(spec.depth);
    const part = buildPart(around, depth);
    if (part === null || !(comparable.includes(part.unit) || (unmeasured && part.unit === "unknown"))) return "again";
    return { expr: part.expr, origin: { template: "composition", parameters: { depth: part.depth } } };
  };
  return { name: "composition", weight: spec.weight, next: () => (usable.length === 0 ? null : next()) };
}

interface Around {
  readonly spec: CompositionSpec;
  readonly vocabulary: Vocabulary;
  readonly random: Random;
  readonly leaves: readonly Part[];
  readonly primitives: readonly Operator[];
}

function leafOf(text: string, vocabulary: Vocabulary): Part {
  const expr = unwrap(parseExpression(text));
  const { unit } = unwrap(checkExpression(expr, vocabulary));
  return { expr, unit, depth: 0 };
}

function primitiveNamed(name: string): Operator {
  const operator = operatorNamed(name);
  if (operator !== undefined) return operator;
  throw new QraftError("unknown-operator", `The composition names the operator "${name}".`, operatorAdvice(name));
}

/** A primitive can be used when its groups and needed numbers can be filled in. */
function fits(operator: Operator, spec: CompositionSpec): boolean {
  return operator.params.every((param) => {
    if (param.kind === "group") return spec.groups.length > 0;
    return param.kind === "column" || param.kind === "window" || isOptional(param);
  });
}

function buildPart(around: Around, depth: number): Part | null {
  if (depth === 0) return around.random.pick(around.leaves);
  for (let attempt = 0; attempt < tries; attempt++) {
    const operator = around.random.pick(around.primitives);
    const columns = operator.params.filter((param) => param.kind === "column");
    const deep = around.random.below(columns.length);
    const parts = columns.map((_, k) => buildPart(around, k === deep ? depth - 1 : around.random.below(depth)));
    const made = parts.includes(null) ? null : applied(around, operator, parts as readonly Part[]);
    if (made !== null) return made;
  }
  return null;
}

/** The primitive over its parts; null when that says nothing: units at odds, a truth used as a measure, an echo. */
function applied(around: Around, operator: Operator, parts: readonly Part[]): Part | null {
  const [only] = parts;
  if (parts.length === 1 && only?.expr.kind === "call" && only.expr.operator === operator.name) return null;
  if (parts.length === 2 && parts[0]?.expr === parts[1]?.expr) return null;
  if (!isTruthful(operator, parts) || !isLevel(operator, parts)) return null;
  if (signReaders.has(operator.name) && only !== undefined && unsigned.includes(only.unit)) return null;
  const result = operator.unit(parts.map(({ unit }) => ({ unit, constant: null })));
  if ("problem" in result) return null;
  const extra = drawnArguments(around, operator);
  if (extra === null) return null;
  const expr = callExpr(operator.name, ...parts.map((part) => part.expr), ...extra);
  if (!checkExpression(expr, around.vocabulary).ok) return null;
  return { expr, unit: result.unit, depth: 1 + Math.max(...parts.map((part) => part.depth)) };
}

/** Truths go where truths belong, measures everywhere else. */
function isTruthful(operator: Operator, parts: readonly Part[]): boolean {
  const place = takesTruth.get(operator.name);
  const must = operator.name === "where" || operator.name === "ts_sumif";
  return parts.every((part, k) => {
    const isTruth = part.unit === "boolean";
    if (logical.has(operator.name)) return isTruth;
    return must ? (place === k) === isTruth : !isTruth || place === k;
  });
}

/** What stands side by side has one unit, or none on either side. */
function isLevel(operator: Operator, parts: readonly Part[]): boolean {
  if (!joining.has(operator.name)) return true;
  const units = parts.slice(operator.name === "where" ? 1 : 0).map((part) => part.unit);
  return units.every((unit) => unit === units[0] || (comparable.includes(unit) && comparable.includes(units[0]!)));
}

/** Groups and windows that the call needs; null when no window fits. */
function drawnArguments({ spec, random }: Around, operator: Operator): readonly Expr[] | null {
  const drawn: Expr[] = [];
  for (const param of operator.params) {
    if (param.kind === "group") drawn.push({ kind: "group", name: random.pick(spec.groups) });
    if (param.kind !== "window" || isOptional(param)) continue;
    const fitting = spec.windows.filter((n) => n >= (param.min ?? 1) && n <= (param.max ?? n));
    if (fitting.length === 0) return null;
    drawn.push(numberExpr(random.pick(fitting)));
  }
  return drawn;
}
