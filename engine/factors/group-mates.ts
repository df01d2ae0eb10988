// The values of the group that each symbol belongs to: the definition behind the group operators.

/** For each symbol the present values of its own group, its own among them; null for a symbol without a value or a group. */
export function matesOf(row: Float64Array, codes: Int32Array): readonly (Float64Array | null)[] {
  return [...row].map((x, s) =>
    Number.isFinite(x) && codes[s]! >= 0
      ? row.filter((other, i) => codes[i] === codes[s] && Number.isFinite(other))
      : null,
  );
}

/** One number for each group, in place of the values of its members. */
export function ofMates(
  row: Float64Array,
  codes: Int32Array,
  statistic: (mates: Float64Array) => number,
): Float64Array {
  const groups = matesOf(row, codes);
  return row.map((_, s) => {
    const mates = groups[s];
    return mates ? statistic(mates) : Number.NaN;
  });
}
