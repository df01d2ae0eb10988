// Formulas computed inside the store's tables: only the results leave them.
import { ok, type Result } from "#engine/core";
import type { Column, GridAnswer, GridReader, GridRows } from "#engine/panel";
import type { Expr } from "../language/ast.ts";
import { type LoweredQuery, lowerToSql } from "./lower.ts";

/** Values of formulas, as a panel of the same query would give them. */
export interface StoreEvaluation extends Omit<GridAnswer, "columns"> {
  /** One column per formula, in the order given. */
  readonly columns: readonly Column[];
  /** Statements that it took. */
  readonly statements: number;
}

/** ClickHouse reads statements up to 262,144 characters; what the store adds stays well below the rest. */
const longestText = 120_000;

/**
 * The same values as evaluating over the panel of the query, computed where the rows are. Formulas must have passed the
 * checks; one without SQL is an error that shows its call. Default access: sealed.
 */
export async function evaluateInStore(
  exprs: readonly Expr[],
  store: GridReader,
  ask: GridRows,
): Promise<Result<StoreEvaluation>> {
  const batches = inBatches(exprs, lowerToSql);
  if (!batches.ok) return batches;
  const answers: GridAnswer[] = [];
  for (const { fields, groups, layers } of batches.value) {
    answers.push(await store.queryGrid({ panel: ask.query, fields, groups, layers }, ask.access));
  }
  const { columns: _first, ...rows } = answers[0] as GridAnswer;
  const columns = answers.flatMap((answer) => [...answer.columns.values()]);
  return ok({ ...rows, columns, statements: answers.length });
}

/** Cut in halves until each statement is short enough to be read. */
export function inBatches<T>(
  list: readonly T[],
  lower: (batch: readonly T[]) => Result<LoweredQuery>,
): Result<readonly LoweredQuery[]> {
  const whole = lower(list);
  if (!whole.ok) return whole;
  const length = whole.value.layers.reduce((sum, text) => sum + text.length, 0);
  if (length <= longestText || list.length === 1) return ok([whole.value]);
  const middle = Math.ceil(list.length / 2);
  const left = inBatches(list.slice(0, middle), lower);
  if (!left.ok) return left;
  const right = inBatches(list.slice(middle), lower);
  return right.ok ? ok([...left.value, ...right.value]) : right;
}
