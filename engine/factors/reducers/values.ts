// Sums over the values of one bar: shared by reducers.

/** Σ x, compensated (Neumaier), so that large and small values do not drown each other. */
export function totalOf(values: Float64Array, from = 0, to = values.length): number {
  let sum = 0;
  let rest = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + rest;
}

/** Σ (x − mean)^k for k = 2, 3 and 4. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

/** Two passes: the mean first, so that nothing large is subtracted from something large. */
export function momentsOf(values: Float64Array): Moments {
  const n = values.length;
  const mean = totalOf(values) / n;
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    const square = d * d;
    second += square;
    third += square * d;
    fourth += square * square;
  }
  return { n, mean, second, third, fourth };
}

/** All values the same: no spread to divide by. */
export function areEqual(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

/** The q-quantile by linear interpolation between the two nearest values. */
export function quantileOf(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * q;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
}
