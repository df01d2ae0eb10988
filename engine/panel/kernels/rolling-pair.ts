// Rolling covariance and correlation of two series of one symbol.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { fadedShare } from "./window-powers.ts";

/**
 * Sample covariance (ddof 1) over the rows of the window where both values are present.
 *
 * Shape   x[n], y[n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    the product of the two
 * NaN     a row counts only when both are finite; fewer than minPeriods or two such rows give NaN; a constant side gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).cov(other). Sums of distances from an origin inside
 *         the data, of their squares and products, slide and are taken anew as in rollingVariance
 * Cost    constant per row
 */
export function rollingCovariance(
  x: Float64Array,
  y: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(x.length),
): Float64Array {
  return roll({ x, y }, { ...rule, correlation: false }, out);
}

/** Pearson correlation, within −1 … 1; NaN when either side does not vary. Rules as for rollingCovariance. */
export function rollingCorrelation(
  x: Float64Array,
  y: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(x.length),
): Float64Array {
  return roll({ x, y }, { ...rule, correlation: true }, out);
}

interface Pair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where `sumPair` leaves what it found: both origins, Σd, Σe, Σd², Σe², Σde with d = x − origin, e = y − origin. */
const sums = new Float64Array(7);

function roll(pair: Pair, rule: WindowRule & { readonly correlation: boolean }, out: Float64Array): Float64Array {
  const { x, y } = pair;
  const { window, correlation } = rule;
  const least = Math.max(2, rule.minPeriods);
  const lastRow = restartRows(window) - 1;
  let lastX = Number.NaN,
    lastY = Number.NaN;
  let count = 0,
    sameX = 0,
    sameY = 0;
  let originX = 0,
    originY = 0,
    sx = 0,
    sy = 0,
    xx = 0,
    yy = 0,
    xy = 0,
    peakX = 0,
    peakY = 0;
  for (let t = 0; t < x.length; t++) {
    const p = t >= window ? x[t - window]! : Number.NaN;
    const q = t >= window ? y[t - window]! : Number.NaN;
    if (p - p === 0 && q - q === 0) {
      const d = p - originX;
      const e = q - originY;
      count--;
      sx -= d;
      sy -= e;
      xx -= d * d;
      yy -= e * e;
      xy -= d * e;
    }
    const a = x[t]!;
    const b = y[t]!;
    if (a - a === 0 && b - b === 0) {
      if (count === 0) {
        originX = a;
        originY = b;
        sx = sy = xx = yy = xy = peakX = peakY = 0;
      }
      sameX = a === lastX ? sameX + 1 : 1;
      sameY = b === lastY ? sameY + 1 : 1;
      lastX = a;
      lastY = b;
      const d = a - originX;
      const e = b - originY;
      count++;
      sx += d;
      sy += e;
      xx += d * d;
      yy += e * e;
      xy += d * e;
      if (xx > peakX) peakX = xx;
      if (yy > peakY) peakY = yy;
    }
    const share = 1 / count;
    const faded = !(xx - sx * sx * share >= fadedShare * peakX && yy - sy * sy * share >= fadedShare * peakY);
    if ((t & lastRow) === 0 || (count >= least && (faded || xy - xy !== 0))) {
      sumPair(pair, Math.max(0, t - window + 1), t);
      originX = sums[0]!;
      originY = sums[1]!;
      sx = sums[2]!;
      sy = sums[3]!;
      peakX = xx = sums[4]!;
      peakY = yy = sums[5]!;
      xy = sums[6]!;
    }
    const meanX = sx * share;
    const meanY = sy * share;
    const cross = xy - sx * meanY;
    if (count < least) out[t] = Number.NaN;
    else if (sameX >= count || sameY >= count) out[t] = correlation ? Number.NaN : 0;
    else if (!correlation) out[t] = finiteOrNaN(cross / (count - 1));
    else {
      const spreadX = xx - sx * meanX;
      const spreadY = yy - sy * meanY;
      const value = cross / (Math.sqrt(spreadX) * Math.sqrt(spreadY));
      const flat = isFlat(spreadX * share, originX + meanX) || isFlat(spreadY * share, originY + meanY);
      out[t] = flat ? Number.NaN : value > 1 ? 1 : value < -1 ? -1 : finiteOrNaN(value);
    }
  }
  return out;
}

function finiteOrNaN(value: number): number {
  return value - value === 0 ? value : Number.NaN;
}

/** The sums of rows from .. to, about the mean of each side over the rows where both are present. */
function sumPair({ x, y }: Pair, from: number, to: number): void {
  let count = 0,
    levelX = 0,
    levelY = 0,
    sx = 0,
    sy = 0,
    xx = 0,
    yy = 0,
    xy = 0;
  for (let pass = 0; pass < 2; pass++) {
    count = sx = sy = xx = yy = xy = 0;
    for (let i = from; i <= to; i++) {
      const a = x[i]!;
      const b = y[i]!;
      if (a - a !== 0 || b - b !== 0) continue;
      if (pass === 0 && count === 0) {
        levelX = a;
        levelY = b;
      }
      const d = a - levelX;
      const e = b - levelY;
      count++;
      sx += d;
      sy += e;
      xx += d * d;
      yy += e * e;
      xy += d * e;
    }
    if (pass === 1 || count === 0) break;
    const meanX = levelX + sx / count;
    const meanY = levelY + sy / count;
    if (meanX - meanX === 0) levelX = meanX;
    if (meanY - meanY === 0) levelY = meanY;
  }
  sums[0] = levelX;
  sums[1] = levelY;
  sums[2] = sx;
  sums[3] = sy;
  sums[4] = xx;
  sums[5] = yy;
  sums[6] = xy;
}
