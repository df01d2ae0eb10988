// Sums, means and spreads of one window, in numpy's order of addition, so that comparisons with them fall the same way.

/** Terms that are added in eight lanes before halves are added. */
const blockLength = 128;

/**
 * Sum in numpy's pairwise order: eight lanes up to 128 terms, halves beyond.
 * Source  numpy's add.reduce over a contiguous array; error grows with the logarithm of the length
 */
export function pairwiseSum(x: Float64Array, from = 0, length = x.length): number {
  if (length < 8) {
    let sum = 0;
    for (let i = from; i < from + length; i++) sum += x[i]!;
    return sum;
  }
  if (length > blockLength) {
    const half = Math.floor(length / 2);
    const left = half - (half % 8);
    return pairwiseSum(x, from, left) + pairwiseSum(x, from + left, length - left);
  }
  let [a, b, c, d] = [x[from]!, x[from + 1]!, x[from + 2]!, x[from + 3]!];
  let [e, f, g, h] = [x[from + 4]!, x[from + 5]!, x[from + 6]!, x[from + 7]!];
  const end = from + length;
  let i = from + 8;
  for (; i + 8 <= end; i += 8) {
    a += x[i]!;
    b += x[i + 1]!;
    c += x[i + 2]!;
    d += x[i + 3]!;
    e += x[i + 4]!;
    f += x[i + 5]!;
    g += x[i + 6]!;
    h += x[i + 7]!;
  }
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (; i < end; i++) sum += x[i]!;
  return sum;
}

export function mean(x: Float64Array): number {
  return pairwiseSum(x) / x.length;
}

/** Distances from the mean. */
export function centred(x: Float64Array): Float64Array {
  const middle = mean(x);
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! - middle;
  return out;
}

/** Variance with the number of values below, as in numpy. */
export function variance(x: Float64Array): number {
  const out = centred(x);
  for (let i = 0; i < out.length; i++) out[i]! *= out[i]!;
  return pairwiseSum(out) / x.length;
}

export function deviation(x: Float64Array): number {
  return Math.sqrt(variance(x));
}

export function largest(x: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) if (x[i]! > most) most = x[i]!;
  return most;
}

export function smallest(x: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) if (x[i]! < least) least = x[i]!;
  return least;
}

/** Below this length, insertion beats the general sort. */
const shortLength = 96;

export function sorted(x: Float64Array): Float64Array {
  const order = new Float64Array(x);
  if (x.length > shortLength) return order.sort();
  for (let i = 1; i < order.length; i++) {
    const value = order[i]!;
    let at = i;
    for (; at > 0 && order[at - 1]! > value; at--) order[at] = order[at - 1]!;
    order[at] = value;
  }
  return order;
}

export function median(x: Float64Array): number {
  const order = sorted(x);
  const half = order.length >> 1;
  return order.length % 2 === 1 ? order[half]! : (order[half - 1]! + order[half]!) / 2;
}

/** Quantile of values in rising order, interpolated from the nearer neighbour as numpy does. */
export function quantileOfSorted(order: Float64Array, q: number): number {
  const place = (order.length - 1) * q;
  if (place >= order.length - 1) return order[order.length - 1]!;
  const low = Math.floor(place);
  const share = place - low;
  const below = order[low]!;
  const above = order[low + 1]!;
  const step = above - below;
  return share >= 0.5 ? above - step * (1 - share) : below + step * share;
}

export function squares(x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! * x[i]!;
  return out;
}

export function magnitudes(x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = Math.abs(x[i]!);
  return out;
}

/** x divided by a number. */
export function scaled(x: Float64Array, by: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! / by;
  return out;
}

/** How many values pass a test. */
export function countOf(x: Float64Array, test: (value: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) if (test(x[i]!)) count++;
  return count;
}

/** x[i + 1] − x[i]. */
export function differences(x: Float64Array): Float64Array {
  const out = new Float64Array(Math.max(0, x.length - 1));
  for (let i = 0; i < out.length; i++) out[i] = x[i + 1]! - x[i]!;
  return out;
}

export const aggregates = ["mean", "var", "std", "median", "max", "min"] as const;
export type Aggregate = (typeof aggregates)[number];

/** One number for several; NaN for none. */
export function aggregate(x: Float64Array, rule: Aggregate): number {
  if (x.length === 0) return Number.NaN;
  switch (rule) {
    case "mean":
      return mean(x);
    case "var":
      return variance(x);
    case "std":
      return deviation(x);
    case "median":
      return median(x);
    case "max":
      return largest(x);
    case "min":
      return smallest(x);
  }
}
