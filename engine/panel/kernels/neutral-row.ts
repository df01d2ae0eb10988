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
  const counted = row.map((x, s) => (codes[s]! >= 0 && Number.isFinite(x) && Number.isFinite(exposure[s]!) ? 1 : 0));
  if (counted.reduce((sum, one) => sum + one, 0) < rule.leastNames) return;
  const left = new Float64Array(row.length).fill(Number.NaN);
  const right = new Float64Array(row.length).fill(Number.NaN);
  const masked = (values: Float64Array): Float64Array => values.map((x, s) => (counted[s] === 1 ? x : Number.NaN));
  demeanGroups(masked(row), codes, left);
  demeanGroups(masked(exposure), codes, right);
  let cross = 0;
  let squares = 0;
  let largest = 0;
  for (let s = 0; s < row.length; s++) {
    if (counted[s] !== 1) continue;
    cross += left[s]! * right[s]!;
    squares += right[s]! * right[s]!;
    largest = Math.max(largest, Math.abs(exposure[s]!));
  }
  const varies = squares > (1e-14 * largest) ** 2;
  const slope = varies ? cross / squares : 0;
  for (let s = 0; s < row.length; s++) {
    if (counted[s] !== 1) continue;
    const value = left[s]! - slope * right[s]!;
    if (Number.isFinite(value)) out[s] = value;
  }
}
