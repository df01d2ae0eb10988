// What is read from a smile: level, risk reversal, butterfly, slope, curvature.
import { normalCdf } from "#engine/core";

export interface SmileShape {
  /** Volatility at the forward. */
  readonly level: number;
  /** Volatility of the 25-delta call less that of the 25-delta put. */
  readonly riskReversal: number;
  /** Mean of the two 25-delta volatilities less the level. */
  readonly butterfly: number;
  /** Change of volatility per 1.00 of log-moneyness, at the forward. */
  readonly slope: number;
  /** Second derivative of volatility by log-moneyness. */
  readonly curvature: number;
}

export interface VarianceSlice {
  readonly years: number;
  readonly variance: (moneyness: number) => number;
  /** Log-moneyness of the outermost strikes. */
  readonly from: number;
  readonly to: number;
}

/**
 * Measures one slice of the surface.
 *
 * Deltas are those of the forward, N(d1). A 25-delta point beyond the outermost strike is missing, not invented. Slope
 * and curvature come from a parabola through the volatility at 21 even places within one deviation of the forward, or
 * within the strikes if these end sooner, so that one quote does not decide them; missing when they end within half a
 * deviation.
 */
export function shapeOf(slice: VarianceSlice): SmileShape {
  const { years, variance } = slice;
  const volatility = (k: number): number => Math.sqrt(variance(k) / years);
  const level = volatility(0);
  const call = volatility(placeOfDelta(slice, 0.25));
  const put = volatility(placeOfDelta(slice, 0.75));
  return { level, riskReversal: call - put, butterfly: (call + put) / 2 - level, ...parabola(slice, volatility) };
}

/** Log-moneyness at which N(d1) is the delta; NaN when the strikes do not reach it. */
function placeOfDelta({ variance, from, to }: VarianceSlice, delta: number): number {
  const deltaAt = (k: number): number => {
    const total = variance(k);
    return normalCdf(-k / Math.sqrt(total) + Math.sqrt(total) / 2);
  };
  let [low, high] = delta < 0.5 ? [0, to] : [from, 0];
  if (!(deltaAt(low) >= delta && deltaAt(high) <= delta)) return Number.NaN;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (deltaAt(middle) > delta) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const halfGrid = 10;

function parabola(
  { variance, from, to }: VarianceSlice,
  volatility: (k: number) => number,
): { slope: number; curvature: number } {
  const deviation = Math.sqrt(variance(0));
  const reach = Math.min(deviation, -from, to);
  if (!(reach >= deviation / 2)) return { slope: Number.NaN, curvature: Number.NaN };
  const step = reach / halfGrid;
  let [s2, s4, sy, sxy, sxxy] = [0, 0, 0, 0, 0];
  for (let i = -halfGrid; i <= halfGrid; i++) {
    const y = volatility(i * step);
    s2 += i * i;
    s4 += i ** 4;
    sy += y;
    sxy += i * y;
    sxxy += i * i * y;
  }
  const n = 2 * halfGrid + 1;
  const second = (n * sxxy - s2 * sy) / (n * s4 - s2 * s2);
  return { slope: sxy / s2 / step, curvature: (2 * second) / (step * step) };
}
