// The k-th smallest of a list without sorting it, and the median that follows.

/**
 * Puts the k-th smallest (from 0) of the first `count` values in place k, smaller ones before it, larger ones after it.
 *
 * Shape   values[count], finite, are moved about; gives values[k]
 * Source  Hoare's selection with the median of three as pivot
 * Cost    about three comparisons per value
 */
export function selectPlace(values: Float64Array, count: number, k: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const held = values[i]!;
      values[i++] = values[j]!;
      values[j--] = held;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/** The median of the first `count` finite values, which are moved about; the mean of the middle two of an even count. */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return Number.NaN;
  const { below, above } = middlesInPlace(values, count);
  return below + (above - below) * 0.5;
}

/** The middle value or two of the first `count` ≥ 1 finite values, which are moved about; an odd count has one, twice. */
export function middlesInPlace(
  values: Float64Array,
  count: number,
): { readonly below: number; readonly above: number } {
  const below = selectPlace(values, count, (count - 1) >> 1);
  if (count % 2 === 1) return { below, above: below };
  let above = Number.POSITIVE_INFINITY;
  for (let i = count >> 1; i < count; i++) if (values[i]! < above) above = values[i]!;
  return { below, above };
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
