// Rolling covariance and correlation of two series of one symbol.
import { isFlat } from "./flat.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { ShiftedMoments } from "./shifted-moments.ts";
import { WindowSum } from "./window-sum.ts";

/**
 * Sample covariance (ddof 1) over the rows of the window where both values are present.
 *
 * Shape   x[n], y[n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    the product of the two
 * NaN     a row counts only when both are finite; fewer than minPeriods or two such rows give NaN; a constant side gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).cov(other)
 * Cost    constant per step; see PairMoments
 */
export function rollingCovariance(x: Float64Array, y: Float64Array, rule: WindowRule): Float64Array {
  return roll(x, y, rule, (pair) => pair.cross() / (pair.count - 1));
}

/** Pearson correlation, within −1 … 1; NaN when either side does not vary. Rules as for rollingCovariance. */
export function rollingCorrelation(x: Float64Array, y: Float64Array, rule: WindowRule): Float64Array {
  return roll(x, y, rule, (pair) => {
    const n = pair.count;
    const xx = pair.x.central(2);
    const yy = pair.y.central(2);
    if (isFlat(xx / (n - 1), pair.x.mean) || isFlat(yy / (n - 1), pair.y.mean)) return Number.NaN;
    return Math.max(-1, Math.min(1, pair.cross() / Math.sqrt(xx) / Math.sqrt(yy)));
  });
}

function roll(
  x: Float64Array,
  y: Float64Array,
  rule: WindowRule,
  statistic: (pair: PairMoments) => number,
): Float64Array {
  const output = new Float64Array(x.length).fill(Number.NaN);
  const pair = new PairMoments(x, y, rule.window);
  const least = Math.max(2, rule.minPeriods);
  for (let t = 0; t < x.length; t++) {
    pair.step(t);
    if (pair.count < least) continue;
    const value = statistic(pair);
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}

/** Moments of both sides over their common rows, and the sum of their products about the same origins. */
class PairMoments {
  readonly x: ShiftedMoments;
  readonly y: ShiftedMoments;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly window: number;
  private readonly products = new WindowSum();
  private originX = 0;
  private originY = 0;

  constructor(x: Float64Array, y: Float64Array, window: number) {
    this.left = x.map((value, t) => (Number.isFinite(value) && Number.isFinite(y[t]!) ? value : Number.NaN));
    this.right = y.map((value, t) => (Number.isFinite(value) && Number.isFinite(x[t]!) ? value : Number.NaN));
    this.x = new ShiftedMoments(this.left, window, 2);
    this.y = new ShiftedMoments(this.right, window, 2);
    this.window = window;
  }

  get count(): number {
    return this.x.count;
  }

  step(t: number): void {
    this.x.step(t);
    this.y.step(t);
    if (this.x.origin !== this.originX || this.y.origin !== this.originY) {
      this.retake(t);
      return;
    }
    if (t >= this.window) this.put(t - this.window, -1);
    this.put(t, 1);
    if (!Number.isFinite(this.products.value())) this.retake(t);
  }

  /** Σ(x − mean x)(y − mean y). */
  cross(): number {
    if (this.x.constant || this.y.constant) return 0;
    return this.products.value() - (this.x.shifted() * this.y.shifted()) / this.count;
  }

  private put(t: number, sign: 1 | -1): void {
    const product = (this.left[t]! - this.originX) * (this.right[t]! - this.originY);
    if (!Number.isNaN(this.left[t]!)) this.products.add(sign * product);
  }

  private retake(t: number): void {
    this.originX = this.x.origin;
    this.originY = this.y.origin;
    this.products.reset();
    for (let i = Math.max(0, t - this.window + 1); i <= t; i++) this.put(i, 1);
  }
}
