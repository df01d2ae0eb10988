// Values that occur more than once.
import { sorted } from "./moments.ts";

export interface Repeats {
  /** Different values. */
  readonly different: number;
  /** Different values that occur more than once, the places they take, and both sums. */
  readonly values: number;
  readonly points: number;
  readonly sumOfValues: number;
  readonly sumOfPoints: number;
}

export function repeatsOf(x: Float64Array): Repeats {
  const order = sorted(x);
  let different = 0;
  let values = 0;
  let points = 0;
  let sumOfValues = 0;
  let sumOfPoints = 0;
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && order[end] === order[i]) end++;
    different++;
    if (end - i > 1) {
      values++;
      points += end - i;
      sumOfValues += order[i]!;
      sumOfPoints += (end - i) * order[i]!;
    }
    i = end;
  }
  return { different, values, points, sumOfValues, sumOfPoints };
}
