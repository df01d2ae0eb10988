// A graph over a panel: each node once, inputs before users, and a column let go as soon as nobody needs it any more.
import { QraftError } from "#engine/core";
import { type Column, columnOf, type Groups, newColumn, type Panel } from "#engine/panel";
import { compileGraph, type FactorGraph, type GraphNode } from "./compile.ts";
import type { Expr } from "./language/ast.ts";

export interface Evaluation {
  /** One column per formula, in the order given. Formulas that are the same share one. */
  readonly columns: readonly Column[];
  /** Calls that were computed. */
  readonly computed: number;
  /** Most columns, panel fields aside, that were held at once. */
  readonly peak: number;
}

/** Values of many formulas over one panel; what they have in common is computed once. */
export function evaluateAll(exprs: readonly Expr[], panel: Panel): readonly Column[] {
  return evaluateGraph(compileGraph(exprs), panel).columns;
}

export function evaluate(expr: Expr, panel: Panel): Column {
  return evaluateAll([expr], panel)[0]!;
}

export function evaluateGraph(graph: FactorGraph, panel: Panel): Evaluation {
  const uses = usesOf(graph);
  const held: (Column | undefined)[] = new Array(graph.nodes.length).fill(undefined);
  const wide = new Map<number, Column>();
  let computed = 0;
  let live = 0;
  let peak = 0;
  for (const [place, node] of graph.nodes.entries()) {
    if (uses[place] === 0) continue;
    held[place] = columnFor(node, { panel, held, wide });
    if (node.kind !== "call") continue;
    computed++;
    peak = Math.max(peak, ++live);
    for (const input of new Set(node.inputs)) {
      uses[input]! -= node.inputs.filter((other) => other === input).length;
      if (uses[input] !== 0) continue;
      if (graph.nodes[input]?.kind === "call") live--;
      held[input] = undefined;
      wide.delete(input);
    }
  }
  const columns = graph.roots.map((root) => asResult(graph.nodes[root]!, held[root]!, panel));
  return { columns, computed, peak };
}

/** How many inputs and results each node is. */
function usesOf(graph: FactorGraph): number[] {
  const uses = new Array<number>(graph.nodes.length).fill(0);
  for (const root of graph.roots) uses[root]!++;
  for (const node of graph.nodes) if (node.kind === "call") for (const input of node.inputs) uses[input]!++;
  return uses;
}

interface Held {
  readonly panel: Panel;
  readonly held: readonly (Column | undefined)[];
  /** Numbers that were spread over all cells, for operators that do not take a single one. */
  readonly wide: Map<number, Column>;
}

function columnFor(node: GraphNode, around: Held): Column {
  const { panel, held, wide } = around;
  if (node.kind === "number") return Float64Array.of(node.value);
  if (node.kind === "field") return columnOf(panel, node.name);
  const shape = {
    symbols: panel.symbols.length,
    times: panel.times.length,
    groups: node.groups.map((name) => groupsOf(panel, name)),
    stamps: panel.times,
  };
  const inputs = node.inputs.map((place) => {
    const column = held[place]!;
    if (node.operator.family === "element" || column.length !== 1) return column;
    const spread = wide.get(place) ?? newColumn(shape.symbols * shape.times).fill(column[0]!);
    wide.set(place, spread);
    return spread;
  });
  return node.operator.apply(inputs, node.params, shape);
}

export function groupsOf(panel: Panel, name: string): Groups {
  const groups = panel.groups.get(name);
  if (groups !== undefined) return groups;
  const known = [...panel.groups.keys()];
  throw new QraftError(
    "unknown-group",
    `The panel of market "${panel.market}" has no group "${name}".`,
    known.length === 0 ? "Import groups, for example sectors, with the market." : `Known: ${known.join(", ")}.`,
  );
}

/** A result never aliases the panel and never holds an infinity. */
function asResult(node: GraphNode, column: Column, panel: Panel): Column {
  if (node.kind === "call") return column;
  const out = newColumn(panel.symbols.length * panel.times.length);
  for (let i = 0; i < out.length; i++) {
    const value = column[column.length === 1 ? 0 : i]!;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}
