// Wilder's directional movement from lists: the slow form.
import { meanOf, sumOf, type Values } from "./definitions.ts";
import { directionalIndex, type Movement, moveOf, trueRange } from "./directional.ts";

/** The true ranges from the second row on. */
export function trueRangesOf(past: readonly Values[]): Values {
  return (past[0] ?? []).slice(1).map((_, i) => trueRange(past, i + 1));
}

/** n − 1 values added up, then each step drops an n-th of the sum and adds the newcomer; n = 1 is the series itself. */
function wilderSums(x: Values, n: number): Values {
  if (n === 1) return x;
  if (x.length < n - 1) return [];
  const sums = [sumOf(x.slice(0, n - 1))];
  for (const value of x.slice(n - 1)) sums.push(sums.at(-1)! - sums.at(-1)! / n + value);
  return sums;
}

/** Wilder's sums from row n − 1 on (from the second row on when n is 1); without closes the range is 0. */
export function movementsOf(past: readonly Values[], n: number): readonly Movement[] {
  const [high, low, close] = past;
  const moves = (high ?? []).slice(1).map((_, i) => moveOf(high!, low!, i + 1));
  const plus = wilderSums(
    moves.map((move) => move.plus),
    n,
  );
  const minus = wilderSums(
    moves.map((move) => move.minus),
    n,
  );
  const range = close ? wilderSums(trueRangesOf(past), n) : [];
  return plus.map((value, i) => ({ plus: value, minus: minus[i]!, range: range[i] ?? 0 }));
}

/** The average directional index from row 2n − 1 on; rows where nothing moves add nothing, then leave it as it was. */
export function directionOf(past: readonly Values[], n: number): Values {
  const indices = movementsOf(past, n).slice(1).map(directionalIndex);
  if (indices.length < n) return [];
  const levels = [meanOf(indices.slice(0, n).map((index) => index ?? 0))];
  for (const index of indices.slice(n)) {
    const last = levels.at(-1)!;
    levels.push(index === null ? last : (last * (n - 1) + index) / n);
  }
  return levels;
}
