// Exponentially weighted variance, covariance and correlation of two series of one symbol.
import type { DecayRule } from "./exponential.ts";
import { isFlat } from "./flat.ts";

/**
 * Exponentially weighted covariance or correlation.
 *
 * Shape   x[n], y[n] -> out[n]; out[t] reads rows 0 .. t, never later
 * Unit    the product of the two; correlation: ratio
 * NaN     a row counts only when both are finite, and a missing one repeats the last value; one row alone gives NaN, and so
 *         does the correlation of a side that does not vary
 * Source  pandas ewm(alpha, adjust, ignore_na, min_periods).cov(other), corrected for bias by (Σw)² ÷ ((Σw)² − Σw²), and .corr(other)
 * Cost    one pass; co-moments are carried along, never taken from sums of products, and the means with their rounding
 *         errors beside them, so that a large level costs no digits
 */
export function exponentialPair(
  series: readonly [Float64Array, Float64Array],
  rule: DecayRule & { readonly report: "covariance" | "correlation" },
  out: Float64Array,
): void {
  const [left, right] = series;
  const state = new PairState(rule);
  const least = Math.max(2, rule.minPeriods);
  for (let t = 0; t < out.length; t++) {
    state.step(left[t]!, right[t]!);
    const enough = state.count >= least;
    const value = !enough ? Number.NaN : rule.report === "covariance" ? state.covariance() : state.correlation();
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

/** Weighted means and co-moments of both sides, and the sums of weights and of their squares. */
class PairState {
  count = 0;
  private meanX = 0;
  private lowX = 0;
  private meanY = 0;
  private lowY = 0;
  private xx = 0;
  private xy = 0;
  private yy = 0;
  private weight = 1;
  private sum = 1;
  private sumSquares = 1;
  private readonly fade: number;
  private readonly fresh: number;
  private readonly rule: DecayRule;

  constructor(rule: DecayRule) {
    this.rule = rule;
    this.fade = 1 - rule.alpha;
    this.fresh = rule.adjust ? 1 : rule.alpha;
  }

  step(x: number, y: number): void {
    const present = Number.isFinite(x) && Number.isFinite(y);
    if (this.count === 0) {
      if (present) this.begin(x, y);
      return;
    }
    if (present || !this.rule.ignoreMissing) {
      this.weight *= this.fade;
      this.sum *= this.fade;
      this.sumSquares *= this.fade * this.fade;
    }
    if (present) this.add(x, y);
  }

  covariance(): number {
    const square = this.sum * this.sum;
    return (this.xy * square) / (square - this.sumSquares);
  }

  correlation(): number {
    if (isFlat(this.xx, this.meanX) || isFlat(this.yy, this.meanY)) return Number.NaN;
    return Math.max(-1, Math.min(1, this.xy / Math.sqrt(this.xx) / Math.sqrt(this.yy)));
  }

  private begin(x: number, y: number): void {
    this.meanX = x;
    this.meanY = y;
    this.count = 1;
  }

  private add(x: number, y: number): void {
    const { fresh } = this;
    const total = this.weight + fresh;
    const share = fresh / total;
    const kept = this.weight / total;
    const stepX = x - this.meanX - this.lowX;
    const stepY = y - this.meanY - this.lowY;
    this.xx = kept * (this.xx + share * stepX * stepX);
    this.xy = kept * (this.xy + share * stepX * stepY);
    this.yy = kept * (this.yy + share * stepY * stepY);
    const nextX = this.meanX + (this.lowX + share * stepX);
    this.lowX += share * stepX - (nextX - this.meanX);
    this.meanX = nextX;
    const nextY = this.meanY + (this.lowY + share * stepY);
    this.lowY += share * stepY - (nextY - this.meanY);
    this.meanY = nextY;
    this.sum += fresh;
    this.sumSquares += fresh * fresh;
    this.weight = total;
    this.count++;
    if (this.rule.adjust) return;
    this.sum /= total;
    this.sumSquares /= total * total;
    this.weight = 1;
  }
}
