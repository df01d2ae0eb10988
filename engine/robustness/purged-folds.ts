// Cross-validation for labels that reach ahead: purged folds, and all combinations of them.
import { QraftError } from "#engine/core";
import { combinations, countCombinations } from "#engine/search";

export interface PurgeOptions {
  /** Last row that the label of each row reads: labelEnd[row] ≥ row. For panels a row is a date, so all symbols of a date stay on one side. */
  readonly labelEnd: readonly number[];
  /** Rows left out after the last label of each test stretch. */
  readonly embargoBars: number;
}

export interface FoldRows {
  readonly test: readonly number[];
  readonly train: readonly number[];
}

/**
 * Rows that may train when `test` is held out: their labels share no row with the span of any test row.
 *
 * Source  López de Prado 2018, chapter 7: purge by label end, embargo after the test
 */
export function purgedTrain(test: readonly number[], { labelEnd, embargoBars }: PurgeOptions): number[] {
  const rows = labelEnd.length;
  const spans = new Uint8Array(rows);
  const blocked = new Uint8Array(rows);
  for (const row of test) {
    const end = labelEnd[row]! + 1;
    spans.fill(1, row, end);
    blocked.fill(1, row, end + embargoBars);
  }
  return labelEnd.flatMap((end, row) => {
    if (blocked[row] === 1) return [];
    for (let read = row; read <= Math.min(end, rows - 1); read++) if (spans[read] === 1) return [];
    return [row];
  });
}

/** Each of `folds` consecutive stretches held out once. */
export function purgedFolds(folds: number, options: PurgeOptions): FoldRows[] {
  return groupsOf(options.labelEnd.length, folds).map((test) => ({ test, train: purgedTrain(test, options) }));
}

export interface CombinatorialFolds {
  readonly splits: readonly (FoldRows & { readonly groups: readonly number[] })[];
  /** paths[p][g]: the split from which path p takes the test results of group g; each path covers all rows once. */
  readonly paths: readonly (readonly number[])[];
}

const mostSplits = 100_000;

/**
 * Holds out every choice of `held` among `groups` stretches: C(groups, held) splits, C(groups, held) · held / groups paths.
 *
 * Source  López de Prado 2018, chapter 12
 */
export function combinatorialFolds(groups: number, held: number, options: PurgeOptions): CombinatorialFolds {
  const count = countCombinations(groups, held);
  if (!(held >= 1 && held < groups && count <= mostSplits)) {
    throw new QraftError(
      "bad-combinatorial-folds",
      `${held} of ${groups} groups gives ${count} splits.`,
      `Hold out at least one group, not all, and stay within ${mostSplits} splits.`,
    );
  }
  const stretches = groupsOf(options.labelEnd.length, groups);
  const chosen = [...combinations([...stretches.keys()], held)];
  const splits = chosen.map((members) => {
    const test = members.flatMap((g) => stretches[g]!);
    return { groups: members, test, train: purgedTrain(test, options) };
  });
  const holding = stretches.map((_, g) => chosen.flatMap((members, split) => (members.includes(g) ? [split] : [])));
  const paths = Array.from({ length: (count * held) / groups }, (_, p) => holding.map((of) => of[p]!));
  return { splits, paths };
}

/** Consecutive stretches of nearly equal length; the first ones take the remainder. */
function groupsOf(rows: number, groups: number): number[][] {
  if (!(Number.isInteger(groups) && groups >= 2 && groups <= rows)) {
    throw new QraftError(
      "bad-folds",
      `${rows} rows cannot be cut into ${groups} groups.`,
      "Give from 2 to as many groups as rows.",
    );
  }
  const size = Math.floor(rows / groups);
  const extra = rows % groups;
  return Array.from({ length: groups }, (_, g) => {
    const from = g * size + Math.min(g, extra);
    return Array.from({ length: size + (g < extra ? 1 : 0) }, (_, i) => from + i);
  });
}
