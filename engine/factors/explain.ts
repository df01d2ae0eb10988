// A formula in plain words: what each part computes, in which unit, how far it looks back and what it costs.
import { ok, type Result } from "#engine/core";
import { inputLines } from "./explain-inputs.ts";
import { type CallExpr, type Expr, foldExpr } from "./language/ast.ts";
import { canonicalize } from "./language/canonical.ts";
import { checkExpression, checkTree, type ExpressionInfo, type Vocabulary } from "./language/check.ts";
import type { NodeFacts } from "./language/check-call.ts";
import { factorHash } from "./language/hash.ts";
import { keyKeeper } from "./language/keys.ts";
import { printExpression } from "./language/print.ts";
import { operatorNamed, orderedParams } from "./language/vocabulary.ts";
import { type BackendFacts, backendLine } from "./sql/plan.ts";
import type { Unit } from "./unit.ts";

export interface ExplainedNode {
  /** The part as written. */
  readonly text: string;
  readonly says: string;
  readonly unit: Unit;
  readonly lookback: number;
  /** Relative cost of this node alone. */
  readonly cost: number;
  /** How many places use it; it is computed once. */
  readonly uses: number;
}

export interface Explanation {
  readonly text: string;
  readonly canonical: string;
  readonly hash: string;
  readonly info: ExpressionInfo;
  /** Innermost first; a part that occurs several times is listed once. */
  readonly nodes: readonly ExplainedNode[];
  /** Parts that are used more than once. */
  readonly shared: readonly string[];
  /** Where it runs, and which operators have no SQL. */
  readonly backend: string;
  /** The same as a few lines of text. */
  readonly lines: readonly string[];
}

/** With the size of the data, the line on where it runs says why. */
export function explainExpression(expr: Expr, vocabulary: Vocabulary, data?: BackendFacts): Result<Explanation> {
  const checked = checkExpression(expr, vocabulary);
  if (!checked.ok) return checked;
  const { info, facts } = checkTree(expr, vocabulary);
  const nodes = explainNodes(expr, facts);
  const shared = nodes.filter((node) => node.uses > 1).map((node) => node.text);
  const backend = backendLine(expr, data);
  return ok({
    text: printExpression(expr),
    canonical: printExpression(canonicalize(expr)),
    hash: factorHash(expr),
    info,
    nodes,
    shared,
    backend,
    lines: [...inputLines(expr, vocabulary, data), ...nodes.map(lineOf), backend, summaryOf(info, shared)],
  });
}

function explainNodes(expr: Expr, facts: ReadonlyMap<Expr, NodeFacts>): readonly ExplainedNode[] {
  const keyOf = keyKeeper();
  const uses = new Map<string, number>();
  const calls = new Map<string, CallExpr>();
  foldExpr<null>(expr, (node) => {
    if (node.kind !== "call") return null;
    const key = keyOf(node).full;
    if (!calls.has(key)) {
      calls.set(key, node);
      for (const arg of node.args) {
        if (arg.kind === "call") uses.set(keyOf(arg).full, (uses.get(keyOf(arg).full) ?? 0) + 1);
      }
    }
    return null;
  });
  return [...calls].map(([key, call]) => explainCall(call, { facts: facts.get(call), uses: uses.get(key) ?? 1 }));
}

function explainCall(
  call: CallExpr,
  around: { readonly facts: NodeFacts | undefined; readonly uses: number },
): ExplainedNode {
  const operator = operatorNamed(call.operator);
  return {
    text: printExpression(call),
    says: operator === undefined ? "" : `${operator.says}${withArguments(call)}`,
    unit: around.facts?.unit ?? "unknown",
    lookback: around.facts?.lookback ?? 0,
    cost: operator?.cost ?? 0,
    uses: around.uses,
  };
}

function reachOf(lookback: number): string {
  if (!Number.isFinite(lookback)) return "the whole past";
  return lookback === 0 ? "today only" : `today and ${lookback} bars back`;
}

/** For example: Here x = close, n = 5. */
function withArguments(call: CallExpr): string {
  const operator = operatorNamed(call.operator);
  const params = operator === undefined ? [] : orderedParams(operator);
  const said = call.args.map((arg, place) => `${params[place]?.name ?? "?"} = ${short(printExpression(arg))}`);
  return said.length === 0 ? "" : ` Here ${said.join(", ")}.`;
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

function lineOf(node: ExplainedNode): string {
  const reach = reachOf(node.lookback);
  const shared = node.uses > 1 ? `, used ${node.uses} times and computed once` : "";
  return `${short(node.text)}: ${node.says} Unit ${node.unit}; reads ${reach}${shared}.`;
}

function summaryOf(info: ExpressionInfo, shared: readonly string[]): string {
  const reach = reachOf(info.lookback);
  const saved =
    shared.length === 0
      ? "nothing occurs twice"
      : `${shared.length === 1 ? "one part occurs" : `${shared.length} parts occur`} more than once`;
  return `In all: unit ${info.unit}; reads ${info.fields.join(", ")}, ${reach}; ${info.nodes} nodes as written, ${info.distinct} computed (${saved}); cost ${info.cost} additions per cell.`;
}
