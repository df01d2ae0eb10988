// Rolling straight line through one symbol's values: slope, fit and the last residual.
import { isFlat } from "./flat.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { ShiftedMoments } from "./shifted-moments.ts";
import { WindowSum } from "./window-sum.ts";

export type TrendReport = "slope" | "rsquare" | "residual";

/**
 * Least-squares line of the last `window` values against their row number.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    slope: the input's per bar · rsquare: ratio · residual: the input's
 * NaN     missing rows leave the fit but keep their place; fewer than minPeriods or two present values give NaN;
 *         rsquare of a constant window and the residual of a missing last value are NaN; the slope of a constant window is 0
 * Source  definition; regressor 1 .. window, newest last
 * Cost    constant per step; the sums of row numbers are taken from the window's first row, moved exactly in integers
 */
export function rollingTrend(input: Float64Array, rule: WindowRule, report: TrendReport): Float64Array {
  const output = new Float64Array(input.length).fill(Number.NaN);
  const trend = new TrendSums(input, rule.window);
  const least = Math.max(2, rule.minPeriods);
  for (let t = 0; t < input.length; t++) {
    trend.step(t);
    if (trend.moments.count < least) continue;
    const value = reported(trend, report, { x: input[t]!, t });
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}

function reported(trend: TrendSums, report: TrendReport, now: { readonly x: number; readonly t: number }): number {
  const { moments } = trend;
  const n = moments.count;
  const meanRow = trend.rows / n;
  const rowSquares = trend.squares - trend.rows * meanRow;
  const cross = moments.constant ? 0 : trend.products.value() - meanRow * moments.shifted();
  const slope = cross / rowSquares;
  if (report === "slope") return slope;
  const spread = moments.central(2);
  if (report === "rsquare") {
    if (isFlat(spread / (n - 1), moments.mean)) return Number.NaN;
    return Math.min(1, (slope * cross) / spread);
  }
  return now.x - (moments.mean + slope * (now.t - trend.first - meanRow));
}

/** Sums over the present rows of the window; rows are numbered from `first`, which moves on once per window. */
class TrendSums {
  readonly moments: ShiftedMoments;
  readonly products = new WindowSum();
  rows = 0;
  squares = 0;
  first = 0;
  private origin = 0;
  private readonly input: Float64Array;
  private readonly window: number;

  constructor(input: Float64Array, window: number) {
    this.moments = new ShiftedMoments(input, window, 2);
    this.input = input;
    this.window = window;
  }

  step(t: number): void {
    this.moments.step(t);
    if (this.moments.origin !== this.origin || t - this.first >= 2 * this.window) {
      this.retake(t);
      return;
    }
    if (t >= this.window) this.put(t - this.window, -1);
    this.put(t, 1);
    if (!Number.isFinite(this.products.value())) this.retake(t);
  }

  private put(t: number, sign: 1 | -1): void {
    const x = this.input[t]!;
    if (!Number.isFinite(x)) return;
    const row = t - this.first;
    this.rows += sign * row;
    this.squares += sign * row * row;
    this.products.add(sign * row * (x - this.origin));
  }

  private retake(t: number): void {
    this.origin = this.moments.origin;
    this.first = Math.max(0, t - this.window + 1);
    this.rows = 0;
    this.squares = 0;
    this.products.reset();
    for (let i = this.first; i <= t; i++) this.put(i, 1);
  }
}
