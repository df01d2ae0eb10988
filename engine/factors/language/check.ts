// Is this formula sound for this market? Arity, kinds, ranges, units, names, and bounds on depth, size, look-back and cost.
import { fail, nearestName, ok, QraftError, type Result } from "#engine/core";
import { type CallExpr, type Expr, foldExpr, sizeOf } from "./ast.ts";
import { callFacts, dimensionsOf, type Locate, type NodeFacts } from "./check-call.ts";
import { inputFacts } from "./check-input.ts";
import { unitOfField } from "./field-units.ts";
import { inputOf } from "./input-of.ts";
import { keyKeeper } from "./keys.ts";
import { maxCost, maxDepth, maxLookback, maxNodes } from "./limits.ts";
import type { ExpressionInfo, InputMarket, Vocabulary } from "./names.ts";
import { parseText } from "./parse.ts";
import type { ParsedText } from "./parsed-text.ts";
import { placeIn, quote } from "./place.ts";
import { printExpression, printWithPlaces } from "./print.ts";
import { operatorNamed, signatureOf } from "./vocabulary.ts";

export type { ExpressionInfo, InputMarket, Vocabulary };

export interface CheckedText {
  readonly text: string;
  readonly expr: Expr;
  readonly info: ExpressionInfo;
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
    return ok(checkTree(expr, vocabulary, source).info);
  } catch (thrown) {
    if (thrown instanceof QraftError) return fail(thrown);
    throw thrown;
  }
}

export interface CheckedTree {
  readonly info: ExpressionInfo;
  readonly facts: ReadonlyMap<Expr, NodeFacts>;
}

/** The check itself, with what was found out about every node; throws what checkExpression returns. */
export function checkTree(expr: Expr, vocabulary: Vocabulary, source?: ParsedText): CheckedTree {
  const { nodes, depth } = sizeOf(expr);
  refuseLarge(nodes, depth);
  const locate: Locate = (node) => {
    const { text, places } = source ?? printWithPlaces(expr);
    return placeIn(text, places.get(node) ?? 0);
  };
  const keyOf = keyKeeper();
  const distinct = new Map<string, number>();
  const facts = new Map<Expr, NodeFacts>();
  const root = foldExpr<NodeFacts>(expr, (node, args) => {
    const found = factsOf(node, args, { vocabulary, locate });
    facts.set(node, found);
    if (node.kind === "field") distinct.set(keyOf(node).full, found.cost ?? 0);
    if (node.kind === "call") distinct.set(keyOf(node).full, operatorNamed(node.operator)?.cost ?? 0);
    return found;
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
  refuseDear(cost, root.lookback);
  const info = { unit: root.unit, lookback: root.lookback, depth, nodes, distinct: distinct.size, cost, ...names };
  return { info, facts };
}

function factsOf(
  node: Expr,
  args: readonly NodeFacts[],
  around: { readonly vocabulary: Vocabulary; readonly locate: Locate },
): NodeFacts {
  const { vocabulary, locate } = around;
  if (node.kind === "call") return callFacts(node, args, locate);
  if (node.kind === "field") return fieldFacts(node.name, vocabulary, () => locate(node));
  return leafFacts(node, vocabulary, locate);
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
  return { unit: "ratio", constant: node.kind === "number" ? node.value : null, lookback: 0, summed: [] };
}

function fieldFacts(name: string, vocabulary: Vocabulary, where: () => string): NodeFacts {
  const leaf = inputOf(name);
  if (leaf !== null) return inputFacts(leaf, vocabulary, { where, check: (expr, own) => checkTree(expr, own).info });
  if (vocabulary.fields.includes(name)) {
    const unit = unitOfField(name);
    return { unit, constant: null, lookback: 0, summed: dimensionsOf(unit) };
  }
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
