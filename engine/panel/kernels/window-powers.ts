// Power sums of one window taken anew, about the mean of that window: where every sliding sum of powers restarts.

/**
 * Sums of squares are taken anew once what they measure has fallen to this share of the highest value they have had:
 * rounding then costs at most two and a half digits.
 */
export const fadedShare = 1 / 256;

/** Where `sumPowers` leaves what it found: origin, count, Σd, Σd², Σd³, Σd⁴ with d = x − origin. */
export const powers = new Float64Array(6);

/**
 * Counts and sums the present values of rows from .. to.
 *
 * Source  the origin is the window's own mean, from a first pass about its oldest present value, so that the result
 *         depends on nothing but these rows
 * Cost    two passes over the window
 */
export function sumPowers(input: Float64Array, from: number, to: number): void {
  const begin = Math.max(0, from);
  const origin = originOf(input, begin, to);
  let count = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let i = begin; i <= to; i++) {
    const x = input[i]!;
    if (x - x !== 0) continue;
    const d = x - origin;
    const square = d * d;
    count++;
    s1 += d;
    s2 += square;
    s3 += square * d;
    s4 += square * square;
  }
  powers[0] = origin;
  powers[1] = count;
  powers[2] = s1;
  powers[3] = s2;
  powers[4] = s3;
  powers[5] = s4;
}

/** Mean of the present rows, near enough for an origin; the oldest value where the mean is beyond a number; 0 of none. */
export function originOf(input: Float64Array, from: number, to: number): number {
  let level = 0;
  let count = 0;
  let sum = 0;
  for (let i = from; i <= to; i++) {
    const x = input[i]!;
    if (x - x !== 0) continue;
    if (count++ === 0) level = x;
    sum += x - level;
  }
  const mean = count === 0 ? 0 : level + sum / count;
  return mean - mean === 0 ? mean : level;
}
