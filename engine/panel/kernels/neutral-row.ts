// What is left of a row once its groups and one exposure are taken out.
import { demeanGroups } from "./group-rows.ts";

/**
 * Residual of a least-squares fit on group dummies and one exposure.
 *
 * Shape   row[symbols], exposure[symbols], codes[symbols] -> out[symbols]
 * Unit    that of the row
 * NaN     a symbol counts only with a value, an exposure and a group; fewer than `leastNames` of them blank the date
 * Source  Frisch–Waugh–Lovell: subtract group means from both, then regress one on the other without intercept;
 *         residuals are orthogonal to every dummy and to the exposure; an exposure that does not vary inside groups is left out
 * Cost    four passes
 */
export function neutralizeRow(
  row: Float64Array,
  rule: { readonly exposure: Float64Array; readonly codes: Int32Array; readonly leastNames: number },
  out: Float64Array,
): void {
  const { codes, exposure } = rule;
  const own = new Float64Array(row.length).fill(Number.NaN);
  const other = new Float64Array(row.length).fill(Number.NaN);
  let names = 0;
  for (let s = 0; s < row.length; s++) {
    if (codes[s]! < 0 || !Number.isFinite(row[s]!) || !Number.isFinite(exposure[s]!)) continue;
    own[s] = row[s]!;
    other[s] = exposure[s]!;
    names++;
  }
  if (names < rule.leastNames) return;
  const left = new Float64Array(row.length).fill(Number.NaN);
  const right = new Float64Array(row.length).fill(Number.NaN);
  demeanGroups(own, codes, left);
  demeanGroups(other, codes, right);
  let cross = 0;
  let squares = 0;
  let largest = 0;
  for (let s = 0; s < row.length; s++) {
    if (Number.isNaN(own[s]!)) continue;
    cross += left[s]! * right[s]!;
    squares += right[s]! * right[s]!;
    largest = Math.max(largest, Math.abs(exposure[s]!));
  }
  const varies = squares > (1e-14 * largest) ** 2;
  const slope = varies ? cross / squares : 0;
  for (let s = 0; s < row.length; s++) {
    if (Number.isNaN(own[s]!)) continue;
    const value = left[s]! - slope * right[s]!;
    if (Number.isFinite(value)) out[s] = value;
  }
}
