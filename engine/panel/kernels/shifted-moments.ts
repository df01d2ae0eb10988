// Running power sums of a window, taken about a moving origin so that a large level does not swallow the spread.

/** A value this many times the mean square of those it leaves behind took their low digits with it. */
const overbearing = 1000;

/** How far the window's mean may stray from the origin, in squared deviations, before the sums are taken anew. */
const straySquared = 64;

/**
 * Central power sums of the last `window` present values.
 *
 * Source  sums of d, d², d³, d⁴ with d = x − origin, each carried with its rounding error (Knuth's two-sum, written out
 *         for speed); the origin moves to the window's mean when the mean is more than eight deviations away from it, so
 *         cancellation costs at most two digits; the sums are taken anew then, and when a value that dwarfed the others has left
 * Cost    constant per step; a recomputation is O(window) and follows on a jump of the level only
 */
export class ShiftedMoments {
  count = 0;
  /** The level that is taken off every value before its powers are summed. */
  origin = 0;
  /** Equal present values in a row, ending at the last added one; a constant window has `same` ≥ `count`. */
  private same = 0;
  private last = Number.NaN;
  private sum1 = 0;
  private lost1 = 0;
  private sum2 = 0;
  private lost2 = 0;
  private sum3 = 0;
  private lost3 = 0;
  private sum4 = 0;
  private lost4 = 0;
  private readonly highest: 2 | 3 | 4;
  private readonly input: Float64Array;
  private readonly window: number;

  constructor(input: Float64Array, window: number, highest: 2 | 3 | 4) {
    this.input = input;
    this.window = window;
    this.highest = highest;
  }

  /** Moves the window's end to row t; rows must come in order. */
  step(t: number): void {
    let overbore = false;
    const leaving = t >= this.window ? this.input[t - this.window]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      this.count--;
      const d = leaving - this.origin;
      this.put(d, -1);
      overbore = this.count > 0 && d * d * this.count > overbearing * (this.sum2 + this.lost2);
    }
    const entering = this.input[t]!;
    if (Number.isFinite(entering)) {
      if (this.count === 0) this.moveOrigin(entering, t, t);
      this.same = entering === this.last ? this.same + 1 : 1;
      this.last = entering;
      this.count++;
      this.put(entering - this.origin, 1);
    }
    if (overbore || this.overflowed() || this.strayed()) {
      this.moveOrigin(Number.isFinite(this.mean) ? this.mean : 0, t - this.window + 1, t + 1);
    }
  }

  get constant(): boolean {
    return this.same >= this.count;
  }

  get mean(): number {
    return this.constant ? this.last : this.origin + this.shifted() / this.count;
  }

  /** Σ(x − origin). */
  shifted(): number {
    return this.sum1 + this.lost1;
  }

  /** Σ(x − mean)², Σ(x − mean)³ or Σ(x − mean)⁴. */
  central(power: 2 | 3 | 4): number {
    if (this.constant) return 0;
    const s1 = this.shifted();
    const s2 = this.sum2 + this.lost2;
    const m = s1 / this.count;
    if (power === 2) return Math.max(0, s2 - m * s1);
    const s3 = this.sum3 + this.lost3;
    if (power === 3) return s3 - 3 * m * s2 + 2 * m * m * s1;
    const s4 = this.sum4 + this.lost4;
    return s4 - 4 * m * s3 + 6 * m * m * s2 - 3 * m * m * m * s1;
  }

  /** A power beyond the largest number stays in the sums after its value has left, unless they are taken anew. */
  private overflowed(): boolean {
    return !Number.isFinite(this.sum2 + this.lost2 + this.sum3 + this.lost3 + this.sum4 + this.lost4);
  }

  private strayed(): boolean {
    if (this.count < 2 || this.constant) return false;
    const s1 = this.shifted();
    return s1 * s1 > straySquared * this.count * this.central(2);
  }

  private put(d: number, sign: 1 | -1): void {
    let x = sign * d;
    let next = this.sum1 + x;
    let part = next - this.sum1;
    this.lost1 += this.sum1 - (next - part) + (x - part);
    this.sum1 = next;
    x *= d;
    next = this.sum2 + x;
    part = next - this.sum2;
    this.lost2 += this.sum2 - (next - part) + (x - part);
    this.sum2 = next;
    if (this.highest === 2) return;
    x *= d;
    next = this.sum3 + x;
    part = next - this.sum3;
    this.lost3 += this.sum3 - (next - part) + (x - part);
    this.sum3 = next;
    if (this.highest === 3) return;
    x *= d;
    next = this.sum4 + x;
    part = next - this.sum4;
    this.lost4 += this.sum4 - (next - part) + (x - part);
    this.sum4 = next;
  }

  private moveOrigin(origin: number, from: number, to: number): void {
    this.origin = origin;
    this.sum1 = 0;
    this.lost1 = 0;
    this.sum2 = 0;
    this.lost2 = 0;
    this.sum3 = 0;
    this.lost3 = 0;
    this.sum4 = 0;
    this.lost4 = 0;
    for (let i = Math.max(0, from); i < to; i++)
      if (Number.isFinite(this.input[i]!)) this.put(this.input[i]! - origin, 1);
  }
}
