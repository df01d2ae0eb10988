// Rolling mean of products of powers of deviations: central moments, co-skewness, co-kurtosis, triple correlation.
import { isFlat } from "./flat.ts";
import type { WindowRule } from "./rolling-moments.ts";

export interface JointMomentRule extends WindowRule {
  /** The power of each series' deviation. */
  readonly powers: readonly number[];
  /** True: deviations are measured in their own standard deviation (ddof 0). */
  readonly standard: boolean;
}

/**
 * Mean of Π (xᵢ − mean xᵢ)^powerᵢ over the last `window` rows.
 *
 * Shape   series[k][n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    the product of the powers; a ratio when standard
 * NaN     a row counts when all series are finite; fewer rows than minPeriods give NaN; so does a series that does not vary,
 *         when standard
 * Source  definition, in two passes about a value inside the window
 * Cost    one pass over the window per step
 */
export function rollingJointMoment(series: readonly Float64Array[], rule: JointMomentRule, out: Float64Array): void {
  const rows = new WindowRows(series, rule.window);
  for (let t = 0; t < out.length; t++) {
    rows.step(t);
    const value = rows.count >= rule.minPeriods && rows.count > 0 ? jointMoment(rows, rule) : Number.NaN;
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

function jointMoment(rows: WindowRows, rule: JointMomentRule): number {
  const { count } = rows;
  let unit = 1;
  for (let k = 0; k < rule.powers.length; k++) {
    const { square, level } = rows.centre(k);
    if (!rule.standard) continue;
    if (isFlat(square, level)) return Number.NaN;
    unit *= Math.sqrt(square) ** rule.powers[k]!;
  }
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let product = 1;
    for (let k = 0; k < rule.powers.length; k++) product *= wholePower(rows.values[k]![i]!, rule.powers[k]!);
    sum += product;
  }
  return sum / count / unit;
}

/** x multiplied by itself, which is much faster than the general power. */
function wholePower(x: number, power: number): number {
  let product = 1;
  for (let k = 0; k < power; k++) product *= x;
  return product;
}

/** The rows of the window where every series is present, copied out. */
export class WindowRows {
  count = 0;
  readonly values: readonly Float64Array[];
  private readonly series: readonly Float64Array[];
  private readonly window: number;

  constructor(series: readonly Float64Array[], window: number) {
    const rows = Math.min(window, series[0]?.length ?? 0);
    this.series = series;
    this.window = window;
    this.values = series.map(() => new Float64Array(rows));
  }

  step(t: number): void {
    const { series, values } = this;
    this.count = 0;
    for (let row = Math.max(0, t - this.window + 1); row <= t; row++) {
      let present = true;
      for (let k = 0; k < series.length; k++) present &&= Number.isFinite(series[k]![row]!);
      if (!present) continue;
      for (let k = 0; k < series.length; k++) values[k]![this.count] = series[k]![row]!;
      this.count++;
    }
  }

  /** Takes the mean off a series' rows; gives it, and the mean square of what is left. */
  centre(k: number): { readonly level: number; readonly square: number } {
    const values = this.values[k]!;
    const origin = values[0]!;
    let sum = 0;
    for (let i = 0; i < this.count; i++) sum += values[i]! - origin;
    const mean = sum / this.count;
    let squares = 0;
    for (let i = 0; i < this.count; i++) {
      const d = values[i]! - origin - mean;
      values[i] = d;
      squares += d * d;
    }
    return { level: origin + mean, square: squares / this.count };
  }
}
