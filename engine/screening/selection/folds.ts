// Cross-validation over contiguous stretches of dates: what is trained on shares no return with what is tested.
import { QraftError } from "#engine/core";
import type { FactorMatrix } from "./factor-matrix.ts";

export interface DateFold {
  /** Dates of the matrix, by place. */
  readonly test: readonly number[];
  readonly train: readonly number[];
}

/**
 * Each stretch held out once. A date trains only when the rows that its return reads, and `embargo` rows more, do not meet
 * those of any tested date; dates after the test may train, as is usual for choosing a penalty.
 *
 * Source  López de Prado 2018, chapter 7
 */
export function dateFolds(
  { rows, reach }: FactorMatrix,
  { folds, embargo }: { readonly folds: number; readonly embargo: number },
): readonly DateFold[] {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= rows.length)) {
    throw new QraftError(
      "bad-folds",
      `${rows.length} dates cannot be cut into ${folds} folds.`,
      "Give from 2 to as many folds as dates.",
    );
  }
  return Array.from({ length: folds }, (_, k) => {
    const from = Math.floor((k * rows.length) / folds);
    const to = Math.floor(((k + 1) * rows.length) / folds);
    const first = rows[from] ?? 0;
    const last = rows[to - 1] ?? 0;
    const train = [...rows.keys()].filter((date) => {
      const row = rows[date] ?? 0;
      return row + reach < first || row > last + reach + embargo;
    });
    return { test: Array.from({ length: to - from }, (_, i) => from + i), train };
  });
}

/** Dates that every fold treats alike share a number, so that their sums are made once. */
export function foldSegments(
  folds: readonly DateFold[],
  dates: number,
): { readonly segmentOf: Int32Array; readonly segments: number; readonly roles: readonly (readonly string[])[] } {
  const roles = Array.from({ length: dates }, () => folds.map(() => "-"));
  folds.forEach(({ test, train }, k) => {
    for (const date of test) roles[date]![k] = "t";
    for (const date of train) roles[date]![k] = "f";
  });
  const numbers = new Map<string, number>();
  const segmentOf = Int32Array.from(roles, (role) => {
    const key = role.join("");
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { segmentOf, segments: numbers.size, roles: [...numbers.keys()].map((key) => [...key]) };
}
