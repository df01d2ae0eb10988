// Sums over the groups of one date: the mean and spread of each group, and distances from them.

/**
 * Subtracts from each value the mean of its group.
 *
 * Shape   row[symbols], codes[symbols] -> out[symbols]
 * Unit    that of the input
 * NaN     non-finite values and symbols without a group (code −1) stay NaN and do not count
 * Source  definition; a group of one gives exactly 0
 * Cost    two passes
 */
export function demeanGroups(row: Float64Array, codes: Int32Array, out: Float64Array): void {
  const { level, shift } = meansOf(row, codes);
  for (let s = 0; s < row.length; s++) {
    if (counts(row, codes, s)) out[s] = row[s]! - level[codes[s]!]! - shift[codes[s]!]!;
  }
}

/** Puts the mean of its group in place of each value that is present. */
export function meanOfGroups(row: Float64Array, codes: Int32Array, out: Float64Array): void {
  const { level, shift } = meansOf(row, codes);
  for (let s = 0; s < row.length; s++) {
    if (counts(row, codes, s)) out[s] = level[codes[s]!]! + shift[codes[s]!]!;
  }
}

/** Distance from the group's mean in sample deviations (ddof 1) of the group; NaN where the group does not vary. */
export function standardizeGroups(row: Float64Array, codes: Int32Array, out: Float64Array): void {
  const { level, shift } = meansOf(row, codes);
  const squares = new Float64Array(level.length);
  const members = new Float64Array(level.length);
  const lowest = new Float64Array(level.length).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(level.length).fill(Number.NEGATIVE_INFINITY);
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    const x = row[s]!;
    squares[g] = squares[g]! + (x - level[g]! - shift[g]!) ** 2;
    members[g] = members[g]! + 1;
    if (x < lowest[g]!) lowest[g] = x;
    if (x > highest[g]!) highest[g] = x;
  }
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (highest[g]! > lowest[g]!)
      out[s] = (row[s]! - level[g]! - shift[g]!) / Math.sqrt(squares[g]! / (members[g]! - 1));
  }
}

function counts(row: Float64Array, codes: Int32Array, s: number): boolean {
  return codes[s]! >= 0 && Number.isFinite(row[s]!);
}

/** Mean of each group as level + shift: the first value and the mean distance from it, so that a large level costs no digits. */
function meansOf(row: Float64Array, codes: Int32Array): { readonly level: Float64Array; readonly shift: Float64Array } {
  let groups = 0;
  for (let s = 0; s < codes.length; s++) if (codes[s]! >= groups) groups = codes[s]! + 1;
  const level = new Float64Array(groups);
  const sums = new Float64Array(groups);
  const members = new Float64Array(groups);
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, codes, s)) continue;
    const g = codes[s]!;
    if (members[g] === 0) level[g] = row[s]!;
    sums[g] = sums[g]! + (row[s]! - level[g]!);
    members[g] = members[g]! + 1;
  }
  return { level, shift: sums.map((sum, g) => sum / members[g]!) };
}
