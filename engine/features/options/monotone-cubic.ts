// A cubic through points that never swings beyond them.

/** Points with ascending x; at least one. */
export interface Knots {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Piecewise cubic through the points; between two of them it stays between their values, outside it keeps the end's value.
 *
 * Source  Fritsch and Carlson 1980 with the slopes of Fritsch and Butland 1984, as in scipy's PchipInterpolator
 */
export function monotoneCubic(knots: Knots): (at: number) => number {
  const { x, y } = knots;
  const last = x.length - 1;
  const slopes = slopesOf(knots);
  return (at) => {
    if (at <= (x[0] ?? Number.NaN)) return y[0] ?? Number.NaN;
    if (at >= (x[last] ?? Number.NaN)) return y[last] ?? Number.NaN;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (at >= x[middle]!) low = middle;
      else high = middle;
    }
    const width = x[high]! - x[low]!;
    const u = (at - x[low]!) / width;
    const v = 1 - u;
    return (
      v * v * (1 + 2 * u) * y[low]! +
      u * u * (1 + 2 * v) * y[high]! +
      width * u * v * (v * slopes[low]! - u * slopes[high]!)
    );
  };
}

function slopesOf({ x, y }: Knots): Float64Array {
  const n = x.length;
  const slopes = new Float64Array(n);
  if (n < 2) return slopes;
  const width = (i: number): number => x[i + 1]! - x[i]!;
  const rise = (i: number): number => (y[i + 1]! - y[i]!) / width(i);
  if (n === 2) return slopes.fill(rise(0));
  for (let i = 1; i < n - 1; i++) {
    const [before, after] = [rise(i - 1), rise(i)];
    if (before * after <= 0) continue;
    const [a, b] = [2 * width(i) + width(i - 1), width(i) + 2 * width(i - 1)];
    slopes[i] = (a + b) / (a / before + b / after);
  }
  slopes[0] = endSlope([width(0), width(1)], [rise(0), rise(1)]);
  slopes[n - 1] = endSlope([width(n - 2), width(n - 3)], [rise(n - 2), rise(n - 3)]);
  return slopes;
}

/** One-sided three-point slope, held so that the end does not swing. */
function endSlope([near, next]: readonly [number, number], [first, second]: readonly [number, number]): number {
  const slope = ((2 * near + next) * first - near * second) / (near + next);
  if (Math.sign(slope) !== Math.sign(first)) return 0;
  if (Math.sign(first) !== Math.sign(second) && Math.abs(slope) > 3 * Math.abs(first)) return 3 * first;
  return slope;
}
