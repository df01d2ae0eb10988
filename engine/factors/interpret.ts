// The slow twin of evaluate: every cell from the definition of its operator, nothing shared, nothing clever.
import { fault } from "#engine/core";
import { type Column, columnOf, type Panel } from "#engine/panel";
import { compileGraph, type GraphNode } from "./compile.ts";
import { groupsOf } from "./evaluation/index.ts";
import { withInputsOf } from "./inputs/index.ts";
import type { Expr } from "./language/ast.ts";
import type { CrossOperator, ElementOperator, GroupOperator, WindowOperator } from "./operator.ts";

interface Cells {
  readonly symbols: number;
  readonly times: number;
  readonly stamps: Float64Array;
}

export function interpret(expr: Expr, given: Panel): Column {
  const graph = compileGraph([expr]);
  const { nodes, roots } = graph;
  const panel = withInputsOf(graph, given);
  const values = (place: number): Column => {
    const node = nodes[place];
    if (node === undefined) throw fault("A formula has no root.");
    return interpretNode(node, panel, values);
  };
  return values(roots[0]!);
}

function interpretNode(node: GraphNode, panel: Panel, values: (place: number) => Column): Column {
  const cells = { symbols: panel.symbols.length, times: panel.times.length, stamps: panel.times };
  const length = cells.symbols * cells.times;
  if (node.kind === "number") return new Float64Array(length).fill(finite(node.value));
  if (node.kind === "field") return columnOf(panel, node.name).map(finite);
  const inputs = node.inputs.map((place) => values(place).map(finite));
  const { operator, params } = node;
  switch (operator.family) {
    case "element":
      return elementwise(operator, { inputs, params }, length);
    case "window":
      return windowwise(operator, { inputs, params }, cells);
    case "cross":
    case "group": {
      const codes = node.groups.map((name) => groupsOf(panel, name).codes);
      return rowwise(operator, { inputs, codes, params }, cells);
    }
    default:
      return operator satisfies never;
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

interface Call {
  readonly inputs: readonly Column[];
  readonly params: readonly number[];
}

function elementwise(operator: ElementOperator, { inputs, params }: Call, length: number): Column {
  return Float64Array.from({ length }, (_, i) =>
    finite(
      operator.meaning(
        inputs.map((input) => input[i]!),
        params,
      ),
    ),
  );
}

function windowwise(operator: WindowOperator, { inputs, params }: Call, cells: Cells): Column {
  const reach = operator.lookback(params);
  return Float64Array.from({ length: cells.symbols * cells.times }, (_, i) => {
    const t = i % cells.times;
    const start = i - t;
    const length = Number.isFinite(reach) ? reach + 1 : t + 1;
    const windows = inputs.map((input) =>
      Float64Array.from({ length }, (_value, k) => {
        const row = t - length + 1 + k;
        return row < 0 ? Number.NaN : input[start + row]!;
      }),
    );
    return finite(operator.meaning(windows, params, pastOf(cells.stamps, { t, length })));
  });
}

/** The last `length` bar times up to row t, NaN before the first. */
function pastOf(stamps: Float64Array, { t, length }: { readonly t: number; readonly length: number }): Float64Array {
  return Float64Array.from({ length }, (_, k) => stamps[t - length + 1 + k] ?? Number.NaN);
}

function rowwise(
  operator: CrossOperator | GroupOperator,
  call: Call & { readonly codes: readonly Int32Array[] },
  cells: Cells,
): Column {
  const { symbols, times } = cells;
  const out = new Float64Array(symbols * times);
  for (let t = 0; t < times; t++) {
    const rows = call.inputs.map((input) => Float64Array.from({ length: symbols }, (_, s) => input[s * times + t]!));
    const codes = call.codes.map((list) => Int32Array.from({ length: symbols }, (_, s) => list[s * times + t]!));
    const row =
      operator.family === "cross" ? operator.meaning(rows, call.params) : operator.meaning(rows, codes, call.params);
    for (let s = 0; s < symbols; s++) out[s * times + t] = finite(row[s]!);
  }
  return out;
}
