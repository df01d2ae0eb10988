// Values rounded so that noise in the last digits cannot break a tie: the definition behind the rank operators.

/** Rounds to whole multiples of `tolerance` × the largest magnitude; missing values stay missing. */
export function roundNearTies(values: Float64Array, tolerance: number): Float64Array {
  const largest = values.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
  const step = tolerance * largest;
  return step > 0 ? values.map((x) => Math.round(x / step)) : values.slice();
}

/** Average place of each value among the present ones, 1 for the lowest; ties get the mean of their places. */
export function averagePlaces(values: Float64Array): Float64Array {
  return values.map((x) => {
    const below = values.filter((other) => other < x).length;
    const tied = values.filter((other) => other === x).length;
    return Number.isNaN(x) ? Number.NaN : below + (tied + 1) / 2;
  });
}
