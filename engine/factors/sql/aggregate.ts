// Fine bars reduced to coarse ones inside the tables: a formula over minutes, one value per symbol and day.
import { ok, QraftError, type Result } from "#engine/core";
import { compileGraph } from "../compile.ts";
import type { Expr } from "../language/ast.ts";
import { type LoweredQuery, lowerToSql } from "./lower.ts";

/** How the fine values of one period become one: deviation has ddof 1; first and last are of the present values. */
export const sqlReducers = ["count", "deviation", "first", "last", "max", "mean", "min", "sum"] as const;
export type SqlReducer = (typeof sqlReducers)[number];

export interface FineAggregate {
  readonly expr: Expr;
  readonly reducer: SqlReducer;
}

/**
 * One value per symbol and period of each formula over fine bars; t is the period's start, and a period belongs to the
 * bars that open in it. A period without a value gives NaN, a count 0.
 */
export function lowerAggregates(aggregates: readonly FineAggregate[], periodMs: number): Result<LoweredQuery> {
  if (!Number.isSafeInteger(periodMs) || periodMs < 1) {
    throw new QraftError(
      "bad-period",
      `A period of ${periodMs} ms cannot be aggregated to.`,
      "Give whole milliseconds.",
    );
  }
  const lowered = lowerToSql(aggregates.map(({ expr }) => expr));
  if (!lowered.ok) return lowered;
  const { fields, groups, layers } = lowered.value;
  const inner = layers.slice(0, -1);
  const values = [...(layers.at(-1) ?? "").matchAll(/ifNull\((c\d+), nan\) AS (f\d+)/g)].map(([, column, name]) => ({
    column: column ?? "",
    name: name ?? "",
  }));
  const shown = values.map(({ column, name }) => `, ${column} AS ${name.replace("f", "v")}`).join("");
  const stamped = `SELECT s, t AS m, intDiv(t, ${periodMs}) - (modulo(t, ${periodMs}) < 0) AS d${shown} FROM l${inner.length - 1}`;
  const reduced = values.map(({ name }, i) => {
    const reducer = aggregates[i]?.reducer ?? "last";
    return `, ifNull(toFloat64(${reducerText[reducer](name.replace("f", "v"))}), nan) AS ${name}`;
  });
  const last = `SELECT toFloat64(d * ${periodMs}) AS t${reduced.join("")} FROM l${inner.length} GROUP BY s, d ORDER BY s, d`;
  const query = { layers: [...inner, stamped, last], fields, groups };
  return ok(blankWithoutBars(aggregates.map(({ expr }) => expr)) ? { ...query, blankEvery: periodMs } : query);
}

/**
 * Whether a missing bar changes nothing: formulas of single cells that give nothing where no field is present. Windows
 * count the market's bars, those that a symbol lacks among them, so they need a row for each.
 */
export function blankWithoutBars(exprs: readonly Expr[]): boolean {
  const graph = compileGraph(exprs);
  const values: Float64Array[] = [];
  for (const node of graph.nodes) {
    if (node.kind === "number") values.push(Float64Array.of(node.value));
    else if (node.kind === "field") values.push(Float64Array.of(Number.NaN));
    else if (node.operator.family !== "element") return false;
    else {
      const inputs = node.inputs.map((place) => values[place] ?? Float64Array.of(Number.NaN));
      values.push(node.operator.apply(inputs, node.params, { symbols: 1, times: 1, groups: [] }));
    }
  }
  return graph.roots.every((root) => Number.isNaN(values[root]?.[0]));
}

const reducerText = {
  count: (v) => `count(${v})`,
  deviation: (v) => `if(count(${v}) > 1, stddevSampStable(${v}), NULL)`,
  first: (v) => `argMin(${v}, m)`,
  last: (v) => `argMax(${v}, m)`,
  max: (v) => `max(${v})`,
  mean: (v) => `avg(${v})`,
  min: (v) => `min(${v})`,
  sum: (v) => `sum(${v})`,
} as const satisfies Readonly<Record<SqlReducer, (column: string) => string>>;
