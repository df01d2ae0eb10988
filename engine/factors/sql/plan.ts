// Where formulas should be computed: in this process, or in ClickHouse where the rows are; and why, in plain sentences.
import { compileGraph, type FactorGraph } from "../compile.ts";
import type { Expr } from "../language/ast.ts";
import { inputNamesIn } from "../language/input-of.ts";
import { blankWithoutBars } from "./aggregate.ts";
import { sqlCoverage } from "./lower.ts";

export type Backend = "in-process" | "sql";

/** What is known about the data; everything but the size may be left out. */
export interface BackendFacts {
  readonly symbols: number;
  /** Bars per symbol of the panel that the formulas read. */
  readonly times: number;
  /** Bars per symbol of the answer, when fine bars are reduced to coarse ones; default: as many as are read. */
  readonly resultTimes?: number;
  /** Megabytes that this process may use; default: no bound. */
  readonly budgetMb?: number;
  /** Bars that are there, when a market has gaps; default: one for every symbol and time. */
  readonly rows?: number;
  /** The panel is in memory already, so that nothing has to be moved. */
  readonly loaded?: boolean;
  /** The snapshot's cache file is there, so that the tables need not be read; default: it is. */
  readonly cached?: boolean;
}

export interface BackendPlan {
  readonly backend: Backend;
  readonly reasons: readonly string[];
  /** Operators without SQL, by name. */
  readonly withoutSql: readonly string[];
  /** Megabytes that the fields, the largest set of columns at once, and the results take in process. */
  readonly memoryMb: number;
  /** Rough seconds on one thread. */
  readonly seconds: { readonly inProcess: number; readonly sql: number };
}

/**
 * Nanoseconds on one thread. Measured with the embedded engine on minute bars (one future, 45,031 rows without gaps; seven
 * equities, 18,422 rows in 69,706 cells of symbol × minute), each copied under other names to 0.7–0.9 million rows, best of
 * three, other work running beside it: first read of five fields from the tables 2,500–3,600 a row, from the cache file
 * 430–850, a field once it is in memory 40; x × y in process 14 a cell, a deviation of 20 bars 15; a daily sum over the bars
 * that are there 200–320 a row and 30–130 more to put them in the order of time, over every cell of the grid 520–1,400,
 * with a deviation of 20 bars 550–650 more; a value that leaves the grid sorted 450; a statement over hardly any rows 35 ms.
 */
const nanoseconds = {
  /** In process: an addition of a cell; a field of a cell put in its place; a bar read from its cache file or the tables. */
  addition: 1.2,
  moved: 40,
  cachedRow: 500,
  tableRow: 3000,
  /** In ClickHouse: a unit of cost of a cell; a bar reduced where it lies; a cell of the grid; a value that leaves; a statement. */
  sqlAddition: 110,
  presentRow: 280,
  gridRow: 800,
  answered: 450,
  statement: 35e6,
} as const;

/**
 * Rules, in this order: what has no SQL runs in process; what does not fit into the budget goes to ClickHouse; fine bars
 * whose answer is coarse go where moving and computing is cheaper; everything else runs in process, where a window over
 * a column costs a fiftieth.
 */
export function planBackend(exprs: readonly Expr[], facts: BackendFacts): BackendPlan {
  const graph = compileGraph(exprs);
  const withoutSql = [...new Set(exprs.flatMap((expr) => sqlCoverage(expr).without))].sort();
  const cells = facts.symbols * facts.times;
  const fields = graph.nodes.filter((node) => node.kind === "field").length;
  const memoryMb = (8 * cells * (fields + columnsAtOnce(graph) + exprs.length)) / 1e6;
  const seconds = secondsOf(exprs, graph, facts);
  const plan = { withoutSql, memoryMb, seconds };
  const size = `${facts.symbols} symbols × ${facts.times} bars`;
  if (exprs.some((expr) => inputNamesIn(expr).length > 0)) {
    return {
      ...plan,
      backend: "in-process",
      reasons: ["It reads other markets, which are joined in process."],
    };
  }
  if (withoutSql.length > 0) {
    const few =
      withoutSql.length === 1 ? `"${withoutSql[0]}" has` : `${withoutSql.map((name) => `"${name}"`).join(", ")} have`;
    return {
      ...plan,
      backend: "in-process",
      reasons: [`${few} no form in ClickHouse SQL, so the formulas run in process.`],
    };
  }
  if (facts.budgetMb !== undefined && memoryMb > facts.budgetMb) {
    const needs = `${size} with ${fields} fields and ${exprs.length} results need about ${Math.ceil(memoryMb)} MB in process`;
    return {
      ...plan,
      backend: "sql",
      reasons: [`${needs}, above the budget of ${facts.budgetMb} MB, so ClickHouse computes them.`],
    };
  }
  const coarse = (facts.resultTimes ?? facts.times) < facts.times;
  if (coarse && seconds.sql < seconds.inProcess) {
    const share = Math.round(facts.times / Math.max(1, facts.resultTimes ?? 1));
    return {
      ...plan,
      backend: "sql",
      reasons: [
        `${share} bars become one value, so ClickHouse reduces them where they are and ${share} times fewer values are moved.`,
      ],
    };
  }
  const compared = `${shortSeconds(seconds.inProcess)} here against ${shortSeconds(seconds.sql)} in ClickHouse`;
  return {
    ...plan,
    backend: "in-process",
    reasons: [`${size} fit into memory and are computed faster in process: ${compared}.`],
  };
}

function shortSeconds(seconds: number): string {
  return seconds < 0.01 ? "less than 0.01 s" : `about ${seconds.toPrecision(2)} s`;
}

function secondsOf(
  exprs: readonly Expr[],
  graph: FactorGraph,
  facts: BackendFacts,
): { readonly inProcess: number; readonly sql: number } {
  const cells = facts.symbols * facts.times;
  const rows = facts.rows ?? cells;
  const fields = graph.nodes.filter((node) => node.kind === "field").length;
  const resultTimes = facts.resultTimes ?? facts.times;
  const cost = graph.nodes.reduce((sum, node) => sum + (node.kind === "call" ? node.operator.cost : 0), 0);
  const read = facts.cached === false ? nanoseconds.tableRow : nanoseconds.cachedRow;
  const loading = facts.loaded === true ? 0 : rows * read + cells * fields * nanoseconds.moved;
  // Reducing single bars needs no grid; what looks at other bars needs a cell for each that is missing.
  const reduced = resultTimes < facts.times && blankWithoutBars(exprs);
  const pushed = reduced
    ? rows * nanoseconds.presentRow
    : cells * (nanoseconds.gridRow + cost * nanoseconds.sqlAddition);
  const results = facts.symbols * resultTimes * graph.roots.length;
  return {
    inProcess: (loading + cells * cost * nanoseconds.addition) / 1e9,
    sql: (nanoseconds.statement + pushed + results * nanoseconds.answered) / 1e9,
  };
}

/** Most computed columns that are needed at the same time when nodes are computed in order. */
function columnsAtOnce(graph: FactorGraph): number {
  const last = new Map<number, number>();
  graph.nodes.forEach((node, place) => {
    if (node.kind === "call") for (const input of node.inputs) last.set(input, place);
  });
  const roots = new Set(graph.roots);
  let live = 0;
  let most = 0;
  graph.nodes.forEach((node, place) => {
    if (node.kind !== "call") return;
    most = Math.max(most, ++live);
    for (const input of new Set(node.inputs)) {
      if (last.get(input) === place && graph.nodes[input]?.kind === "call" && !roots.has(input)) live--;
    }
  });
  return most;
}

/** One sentence about a single formula, with or without knowledge of the data. */
export function backendLine(expr: Expr, facts?: BackendFacts): string {
  if (facts !== undefined) {
    const plan = planBackend([expr], facts);
    return `Runs ${plan.backend === "sql" ? "in ClickHouse" : "in process"}: ${plan.reasons.join(" ")}`;
  }
  if (inputNamesIn(expr).length > 0) return "Runs in process: it reads other markets, which are joined there.";
  const { without } = sqlCoverage(expr);
  if (without.length === 0) return "Runs in process; ClickHouse can compute all of it where the data outgrow memory.";
  return `Runs in process; ClickHouse has no form for ${without.map((name) => `"${name}"`).join(", ")}.`;
}
