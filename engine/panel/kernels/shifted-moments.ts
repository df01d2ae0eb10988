// Running power sums of a window, taken about a moving origin so that a large level does not swallow the spread.
import { WindowSum } from "./window-sum.ts";

/** A value this many times the mean square of those it leaves behind took their low digits with it. */
const overbearing = 1000;

/** How far the window's mean may stray from the origin, in deviations, before the sums are taken anew. */
const straySquared = 64;

/**
 * Central power sums of the last `window` present values.
 *
 * Source  sums of d, d², d³, d⁴ with d = x − origin, compensated; the origin moves to the window's mean when the mean is
 *         more than eight deviations away from it, so cancellation costs at most two digits; the sums are taken anew then,
 *         and when a value that dwarfed the others has left
 * Cost    constant per step; a recomputation is O(window) and follows on a jump of the level only
 */
export class ShiftedMoments {
  count = 0;
  /** Equal present values in a row, ending at the last added one; a constant window has `same` ≥ `count`. */
  private same = 0;
  private last = Number.NaN;
  /** The level that is taken off every value before its powers are summed. */
  origin = 0;
  private readonly powers: readonly WindowSum[];
  private readonly input: Float64Array;
  private readonly window: number;

  constructor(input: Float64Array, window: number, highest: 2 | 3 | 4) {
    this.input = input;
    this.window = window;
    this.powers = Array.from({ length: highest }, () => new WindowSum());
  }

  /** Moves the window's end to row t; rows must come in order. */
  step(t: number): void {
    let overbore = false;
    const leaving = t >= this.window ? this.input[t - this.window]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      this.count--;
      this.put(leaving, -1);
      overbore = this.count > 0 && (leaving - this.origin) ** 2 * this.count > overbearing * this.powers[1]!.value();
    }
    const entering = this.input[t]!;
    if (Number.isFinite(entering)) {
      if (this.count === 0) this.moveOrigin(entering, t, t);
      this.same = entering === this.last ? this.same + 1 : 1;
      this.last = entering;
      this.count++;
      this.put(entering, 1);
    }
    if (overbore || this.overflowed())
      this.moveOrigin(Number.isFinite(this.mean) ? this.mean : 0, t - this.window + 1, t + 1);
    else if (this.count > 1 && !this.constant && this.strayed()) this.moveOrigin(this.mean, t - this.window + 1, t + 1);
  }

  get constant(): boolean {
    return this.same >= this.count;
  }

  get mean(): number {
    return this.constant ? this.last : this.origin + this.powers[0]!.value() / this.count;
  }

  /** Σ(x − mean)², Σ(x − mean)³ or Σ(x − mean)⁴. */
  central(power: 2 | 3 | 4): number {
    if (this.constant) return 0;
    const n = this.count;
    const s1 = this.powers[0]!.value();
    const s2 = this.powers[1]!.value();
    const m = s1 / n;
    if (power === 2) return Math.max(0, s2 - m * s1);
    const s3 = this.powers[2]!.value();
    if (power === 3) return s3 - 3 * m * s2 + 2 * m * m * s1;
    const s4 = this.powers[3]!.value();
    return s4 - 4 * m * s3 + 6 * m * m * s2 - 3 * m * m * m * s1;
  }

  /** Σ(x − origin). */
  shifted(): number {
    return this.powers[0]!.value();
  }

  /** A power beyond the largest number stays in the sums after its value has left, unless they are taken anew. */
  private overflowed(): boolean {
    return !Number.isFinite(this.powers[this.powers.length - 1]!.value());
  }

  private strayed(): boolean {
    const s1 = this.powers[0]!.value();
    return s1 * s1 > straySquared * this.count * this.central(2);
  }

  private put(x: number, sign: 1 | -1): void {
    const d = x - this.origin;
    let power: number = sign;
    for (let k = 0; k < this.powers.length; k++) {
      power *= d;
      this.powers[k]!.add(power);
    }
  }

  private moveOrigin(origin: number, from: number, to: number): void {
    this.origin = origin;
    for (const sum of this.powers) sum.reset();
    for (let i = Math.max(0, from); i < to; i++) if (Number.isFinite(this.input[i]!)) this.put(this.input[i]!, 1);
  }
}
