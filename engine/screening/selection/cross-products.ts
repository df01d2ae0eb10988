// Products of all pairs of rows of a block, several pairs at a time so that each value is read from memory seldom.

/** Rows of equal length, one after the other. */
export interface RowBlock {
  readonly values: Float64Array;
  readonly count: number;
  readonly length: number;
}

/**
 * Adds to out[i × count + j] the product of rows i and j, for j ≥ i − 1; use the upper triangle.
 *
 * Cost    count² × length / 2; eight sums at once
 */
export function addCrossProducts({ values, count, length }: RowBlock, out: Float64Array): void {
  for (let i = 0; i < count; i += 2) {
    const a = i * length;
    const b = i + 1 < count ? a + length : a;
    for (let j = i; j < count; j += 4) {
      const c0 = j * length;
      const c1 = j + 1 < count ? c0 + length : c0;
      const c2 = j + 2 < count ? c0 + 2 * length : c0;
      const c3 = j + 3 < count ? c0 + 3 * length : c0;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0; k < length; k++) {
        const x = values[a + k]!;
        const y = values[b + k]!;
        const v0 = values[c0 + k]!;
        const v1 = values[c1 + k]!;
        const v2 = values[c2 + k]!;
        const v3 = values[c3 + k]!;
        a0 += x * v0;
        a1 += x * v1;
        a2 += x * v2;
        a3 += x * v3;
        b0 += y * v0;
        b1 += y * v1;
        b2 += y * v2;
        b3 += y * v3;
      }
      const first = i * count + j;
      out[first]! += a0;
      if (j + 1 < count) out[first + 1]! += a1;
      if (j + 2 < count) out[first + 2]! += a2;
      if (j + 3 < count) out[first + 3]! += a3;
      if (i + 1 === count) continue;
      const second = first + count;
      out[second]! += b0;
      if (j + 1 < count) out[second + 1]! += b1;
      if (j + 2 < count) out[second + 2]! += b2;
      if (j + 3 < count) out[second + 3]! += b3;
    }
  }
}
