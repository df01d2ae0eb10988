// Scalar numerics shared by every floor: missing values, safe sums, moments and the normal distribution.

/** Read-only series; a Float64Array in practice. */
export type Series = Readonly<ArrayLike<number>> & Iterable<number>;

/** Neumaier's compensated sum. Non-finite terms are the caller's business. */
export function sumOf(values: Series): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Only the finite values, in order. */
export function finiteOf(values: Series): Float64Array {
  const out = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (Number.isFinite(x)) out[n++] = x;
  }
  return out.slice(0, n);
}

/** Mean of the given values; NaN when empty. */
export function meanOf(values: Series): number {
  return values.length === 0 ? Number.NaN : sumOf(values) / values.length;
}

/** Sample variance in two passes; NaN with fewer than ddof + 1 values. */
export function varianceOf(values: Series, ddof = 1): number {
  const n = values.length;
  if (n <= ddof) return Number.NaN;
  const mean = meanOf(values);
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i++) squares[i] = (values[i]! - mean) ** 2;
  return sumOf(squares) / (n - ddof);
}

export function deviationOf(values: Series, ddof = 1): number {
  return Math.sqrt(varianceOf(values, ddof));
}

/** Quantile by linear interpolation between order statistics (numpy's default). NaN when empty. */
export function quantileOf(values: Series, q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * q;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low);
}
