// Ehlers' measure of the dominant cycle: smoothed prices through Hilbert filters, and the period that they turn in.

/** What is known of the cycle at one row. */
export interface CycleState {
  /** Average of the last four values, weights 4, 3, 2, 1. */
  smooth: number;
  inPhase: number;
  quadrature: number;
  /** Bars per cycle, between 6 and 50, smoothed. */
  period: number;
  /** The period smoothed once more. */
  smoothPeriod: number;
}

/** The last eight values of a signal, by row number. */
type Ring = Float64Array;

/** Weights of the filter at 0 and 2 rows back; 4 and 6 rows back carry them negated. */
const outer = 0.0962;
const inner = 0.5769;

const degrees = 180 / Math.PI;

/** Files the input of row t and gives the filter's answer; the order of the sum makes equal inputs cancel exactly. */
function filtered(ring: Ring, t: number, input: number): number {
  ring[t & 7] = input;
  return -outer * ring[(t + 2) & 7]! + outer * input - inner * ring[(t + 4) & 7]! + inner * ring[(t + 6) & 7]!;
}

/**
 * Walks the rows from first + warmup on and hands each to `visit` with the state of the cycle there (one record, reused).
 *
 * Shape   x[first ..]; warmup is 12 or 37 rows, as the indicator in question has it; all filters start from zeros there
 * Source  Ehlers, Rocket Science for Traders (2001), as TA-Lib has it: period from the angle of Re and Im, held within
 *         0.67 and 1.5 times the last one and within 6 and 50 bars; in-phase lags the detrended price by three rows
 * Cost    one pass, about 60 operations and one arc tangent a row
 */
export function forEachCycle(
  x: Float64Array,
  rule: { readonly first: number; readonly warmup: number },
  visit: (t: number, cycle: CycleState) => void,
): void {
  const { first, warmup } = rule;
  const cycle: CycleState = { smooth: 0, inPhase: 0, quadrature: 0, period: 0, smoothPeriod: 0 };
  const smooth = smoothed(x, first);
  const [priceRing, detrendRing, iRing, qRing] = [newRing(), newRing(), newRing(), newRing()];
  let [lastI2, lastQ2, re, im] = [0, 0, 0, 0];
  for (let t = first + warmup; t < x.length; t++) {
    cycle.smooth = smooth[t]!;
    const gain = 0.075 * cycle.period + 0.54;
    const detrended = filtered(priceRing, t, cycle.smooth) * gain;
    cycle.inPhase = t - 3 < first + warmup ? 0 : detrendRing[(t + 5) & 7]!;
    cycle.quadrature = filtered(detrendRing, t, detrended) * gain;
    const q2 = 0.2 * (cycle.quadrature + filtered(iRing, t, cycle.inPhase) * gain) + 0.8 * lastQ2;
    const i2 = 0.2 * (cycle.inPhase - filtered(qRing, t, cycle.quadrature) * gain) + 0.8 * lastI2;
    re = 0.2 * (i2 * lastI2 + q2 * lastQ2) + 0.8 * re;
    im = 0.2 * (i2 * lastQ2 - q2 * lastI2) + 0.8 * im;
    lastI2 = i2;
    lastQ2 = q2;
    cycle.period = nextPeriod(cycle.period, re, im);
    cycle.smoothPeriod = 0.33 * cycle.period + 0.67 * cycle.smoothPeriod;
    visit(t, cycle);
  }
}

function newRing(): Ring {
  return new Float64Array(8);
}

/** Average of four values with weights 4, 3, 2, 1, as a sum that is carried along, as published. */
export function smoothed(x: Float64Array, first: number): Float64Array {
  const out = new Float64Array(x.length);
  let plain = 0;
  let weighted = 0;
  for (let t = first; t < x.length; t++) {
    if (t < first + 3) {
      plain += x[t]!;
      weighted += x[t]! * (t - first + 1);
      continue;
    }
    plain += x[t]!;
    if (t > first + 3) plain -= x[t - 4]!;
    weighted += x[t]! * 4;
    out[t] = weighted * 0.1;
    weighted -= plain;
  }
  return out;
}

/** The period that follows, from the last one and the running products of the two signals. */
export function nextPeriod(last: number, re: number, im: number): number {
  let period = im !== 0 && re !== 0 ? 360 / (Math.atan(im / re) * degrees) : last;
  if (period > 1.5 * last) period = 1.5 * last;
  if (period < 0.67 * last) period = 0.67 * last;
  return 0.2 * Math.min(Math.max(period, 6), 50) + 0.8 * last;
}
