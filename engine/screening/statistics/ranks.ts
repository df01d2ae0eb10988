// Ranks with ties averaged, and how large the ties are.
export interface AverageRanks {
  /** From 1, in the order of the values. */
  readonly ranks: Float64Array;
  /** Sizes of the groups of equal values, those of one value among them. */
  readonly groups: readonly number[];
}

/** Ranks finite values; −0 and 0 are equal. */
export function averageRanks(values: ArrayLike<number>): AverageRanks {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(n);
  const groups: number[] = [];
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + end + 1) / 2;
    groups.push(end - start);
    start = end;
  }
  return { ranks, groups };
}

/** Σ t³ − t over the groups of ties: what every rank test takes off its variance. */
export function tieSum(groups: readonly number[]): number {
  return groups.reduce((sum, t) => sum + (t * t * t - t), 0);
}
