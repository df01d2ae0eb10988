// Leaves such as vec_std(market("us_minute"), returns(close, 1)) as one statement over the finer market's tables.
import { fail, ok, QraftError, type Result } from "#engine/core";
import type { InputLeaf } from "../language/input-leaf.ts";
import { nameOfInput } from "../language/input-name.ts";
import { reducerNamed } from "../reducers/index.ts";
import { blankWithoutBars } from "./aggregate.ts";
import { type LoweredQuery, lowerColumns, sqlCoverage } from "./lower.ts";

export type ReducedLeaf = InputLeaf & { readonly kind: "reduced" };

/**
 * One value of each leaf per symbol and period of the grid's column p0, under t the place of the period, which is −1 for
 * the bars outside them all. Periods in which no symbol has a bar are not there. Bars are added up in the order of time,
 * so that the last digits do not depend on how the tables lie on disk or on which leaves are asked for together.
 */
export function lowerReduced(leaves: readonly ReducedLeaf[]): Result<LoweredQuery> {
  const without = leaves.find((leaf) => aggregateOf(leaf, "v0") === null);
  if (without !== undefined) return fail(noSql(without));
  const formulas = leaves.map(({ formula }) => formula);
  const lowered = lowerColumns(formulas, ["p0"]);
  if (!lowered.ok) return lowered;
  const { columns, layers, fields, groups } = lowered.value;
  const named = columns.map((column, i) => `, ${column} AS v${i}`).join("");
  const stamped = `SELECT s, t AS m, p0 AS d${named} FROM l${layers.length - 1} ORDER BY s, t`;
  const reduced = leaves.map(
    (leaf, i) => `, ifNull(ifNotFinite(toFloat64(${aggregateOf(leaf, `v${i}`)}), NULL), nan) AS f${i}`,
  );
  const last = `SELECT toFloat64(d) AS t${reduced.join("")} FROM l${layers.length} GROUP BY s, d ORDER BY s, d`;
  const query = { layers: [...layers, stamped, last], fields, groups };
  return ok(blankWithoutBars(formulas) ? { ...query, blankEvery: "period" } : query);
}

/** Reducers and operators of leaves that ClickHouse has no form for, sorted. */
export function leavesWithoutSql(leaves: readonly ReducedLeaf[]): readonly string[] {
  const reducers = leaves.flatMap((leaf) => (aggregateOf(leaf, "v0") === null ? [leaf.reducer] : []));
  return [...new Set([...reducers, ...leaves.flatMap(({ formula }) => sqlCoverage(formula).without)])].sort();
}

function aggregateOf({ reducer, param }: ReducedLeaf, column: string): string | null {
  return reducerNamed(reducer)?.sql?.(column, "m", param) ?? null;
}

function noSql(leaf: ReducedLeaf): QraftError {
  return new QraftError(
    "no-sql",
    `The reducer "${leaf.reducer}" in "${nameOfInput(leaf)}" has no form in ClickHouse SQL.`,
    "Evaluate the formula in process.",
  );
}
