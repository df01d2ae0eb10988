// A batch of formulas as one statement: each distinct part one column, in layers so that window functions may nest.
import { fail, ok, QraftError, type Result } from "#engine/core";
import { compileGraph, type GraphNode } from "../compile.ts";
import { type Expr, foldExpr } from "../language/ast.ts";
import { isInputName } from "../language/input-leaf.ts";
import { printExpression } from "../language/print.ts";
import { operatorNamed } from "../language/vocabulary.ts";
import { sqlNumber } from "../sql-form.ts";
import { layersOf } from "./layers.ts";

/** A statement over the grid of symbols × dates, which whoever runs it puts under the name `grid`. */
export interface LoweredQuery {
  /**
   * One SELECT for each layer. The first reads `grid` with the columns s (place of the symbol), t (bar-open time, ms),
   * x0 … (fields) and g0 … (group codes, below 0 for none), a row for every symbol and date; each next reads the one
   * before, which goes by l0, l1 …. The last gives t and f0 …, one for each formula, as Float64, NaN for missing, by s and t.
   */
  readonly layers: readonly string[];
  /** Which field stands behind x0, x1 … */
  readonly fields: readonly string[];
  /** Which group stands behind g0, g1 … */
  readonly groups: readonly string[];
  /** Set: a missing bar changes no result, so `grid` may hold the bars that are there, and one blank row per symbol and so many ms. */
  readonly blankEvery?: number | "period";
}

export interface SqlCoverage {
  /** Operators of the formula that ClickHouse can compute. */
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** Which operators of a formula have SQL; the formula can be pushed down when none is without. */
export function sqlCoverage(expr: Expr): SqlCoverage {
  const names = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "call") names.add(node.operator);
    return null;
  });
  const sorted = [...names].sort();
  const able = (name: string): boolean => operatorNamed(name)?.sql !== undefined;
  return { with: sorted.filter(able), without: sorted.filter((name) => !able(name)) };
}

/** Formulas must have passed the checks. A call without SQL is an error that shows it. */
export function lowerToSql(exprs: readonly Expr[]): Result<LoweredQuery> {
  const lowered = lowerColumns(exprs);
  if (!lowered.ok) return lowered;
  const { columns, layers, fields, groups } = lowered.value;
  const shown = columns.map((column, i) => `, ifNull(${column}, nan) AS f${i}`).join("");
  const last = `SELECT toFloat64(t) AS t${shown} FROM l${layers.length - 1} ORDER BY s, t`;
  return ok({ layers: [...layers, last], fields, groups });
}

/** Layers without the last; the one before it has a column of each formula. */
export interface LoweredColumns {
  readonly columns: readonly string[];
  readonly layers: readonly string[];
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}

/** The same up to the columns; those of the grid that are carried stand beside them. */
export function lowerColumns(exprs: readonly Expr[], carried: readonly string[] = []): Result<LoweredColumns> {
  for (const expr of exprs) {
    const problem = firstWithoutSql(expr);
    if (problem !== null) return fail(problem);
  }
  const graph = compileGraph(exprs);
  const fields = [...new Set(graph.nodes.flatMap((node) => (node.kind === "field" ? [node.name] : [])))];
  const groups = [...new Set(graph.nodes.flatMap((node) => (node.kind === "call" ? node.groups : [])))];
  const layers = layersOf();
  const columns: string[] = [];
  for (const node of graph.nodes) {
    columns.push(layers.define(textOf(node, { columns, fields, groups, define: layers.define })));
  }
  const roots = graph.roots.map((root) => columns[root] ?? "NULL");
  const inner = layers.write([...roots, ...carried]);
  if (inner.length > mostLayers) return fail(tooDeep(inner.length));
  return ok({ columns: roots, layers: inner, fields, groups });
}

/** ClickHouse plans nested subqueries on its stack; about 300 fit. */
const mostLayers = 200;

function tooDeep(layers: number): QraftError {
  return new QraftError(
    "no-sql",
    `The formulas need ${layers} nested steps in ClickHouse SQL, which plans at most ${mostLayers}.`,
    "Evaluate the deepest formulas in process.",
  );
}

interface Around {
  readonly columns: readonly string[];
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  readonly define: (text: string) => string;
}

/** The text of one node; whatever is not a finite number is missing. */
function textOf(node: GraphNode, { columns, fields, groups, define }: Around): string {
  if (node.kind === "number") return `materialize(toNullable(${sqlNumber(node.value)}))`;
  if (node.kind === "field") return `ifNotFinite(x${fields.indexOf(node.name)}, NULL)`;
  const form = node.operator.sql;
  const text = form?.({
    inputs: node.inputs.map((place) => columns[place] ?? "NULL"),
    params: node.params,
    groups: node.groups.map((name) => define(`if(g${groups.indexOf(name)} < 0, NULL, g${groups.indexOf(name)})`)),
    step: define,
  });
  return `ifNotFinite(toFloat64(${text}), NULL)`;
}

function firstWithoutSql(expr: Expr): QraftError | null {
  return foldExpr<QraftError | null>(expr, (node, args) => {
    const inner = args.find((arg) => arg !== null);
    if (inner !== undefined) return inner;
    if (node.kind === "field" && isInputName(node.name)) {
      const message = `"${node.name}" reads another market, which has no form in ClickHouse SQL.`;
      return new QraftError("no-sql", message, "Evaluate the formula in process.");
    }
    if (node.kind !== "call" || operatorNamed(node.operator)?.sql !== undefined) return null;
    return new QraftError(
      "no-sql",
      `The operator "${node.operator}" in "${printExpression(node)}" has no form in ClickHouse SQL.`,
      "Evaluate the formula in process.",
    );
  });
}
