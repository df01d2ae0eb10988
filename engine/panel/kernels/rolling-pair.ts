// Rolling covariance and correlation of two series of one symbol.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { fadedShare, firstPeak, isStill } from "./window-powers.ts";

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

/**
 * What slides: both origins; Σd, Σe, Σd², Σe², Σde with d = x − origin and e = y − origin; the highest Σd² and Σe² since they
 * were taken anew, Infinity after a window that did not vary; and the number of rows where both are present.
 */
const state = new Float64Array(10);

interface PairRule extends WindowRule {
  readonly correlation: boolean;
}

interface Rows {
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array;
}

function roll(pair: Pair, rule: PairRule, out: Float64Array): Float64Array {
  const rows = restartRows(rule.window);
  for (let start = 0; start < out.length; start += rows) {
    const to = Math.min(start + rows, out.length);
    sumPair(pair, rule.window, start);
    out[start] = resultOf(rule);
    for (let from = start + 1; from < to; ) {
      const t = slide(pair, rule, { from, to, out });
      from = t + 1;
      if (t === to) break;
      sumPair(pair, rule.window, t);
      out[t] = resultOf(rule);
    }
  }
  return out;
}

/**
 * Slides to the end, or to a row whose spreads are small beside what they were taken from, or beyond a number: that row is in
 * the sums, yet has no result. A missing pair counts as the origins, which adds nothing.
 */
function slide({ x, y }: Pair, { window, minPeriods, correlation }: PairRule, { from, to, out }: Rows): number {
  const span = Math.min(window, x.length) | 0; // a whole number for the compiler too
  const least = Math.max(2, minPeriods);
  const [ox, oy] = [state[0]!, state[1]!];
  let [sx, sy, xx, yy, xy] = [state[2]!, state[3]!, state[4]!, state[5]!, state[6]!];
  let [peakX, peakY, count] = [state[7]!, state[8]!, state[9]!];
  let share = 1 / count;
  let t = from;
  for (; t < to; t++) {
    let p = t >= span ? x[t - span]! : Number.NaN;
    let q = t >= span ? y[t - span]! : Number.NaN;
    let a = x[t]!;
    let b = y[t]!;
    if (p - p + (q - q) + (a - a) + (b - b) !== 0) {
      const left = p - p + (q - q) === 0;
      const came = a - a + (b - b) === 0;
      if (came && count === (left ? 1 : 0)) peakX = Number.NaN; // nothing is left of the rows whose origins these are
      count += Number(came) - Number(left);
      share = 1 / count;
      p = left ? p : ox;
      q = left ? q : oy;
      a = came ? a : ox;
      b = came ? b : oy;
    }
    const d = a - ox;
    const e = b - oy;
    const c = p - ox;
    const f = q - oy;
    sx += d - c;
    sy += e - f;
    xx += d * d - c * c;
    yy += e * e - f * f;
    xy += d * e - c * f;
    if (xx > peakX) peakX = xx;
    if (yy > peakY) peakY = yy;
    const spreadX = xx - sx * (sx * share);
    const spreadY = yy - sy * (sy * share);
    const cross = xy - sx * (sy * share);
    if (count < least) out[t] = Number.NaN;
    else if (!(spreadX > fadedShare * peakX && spreadY > fadedShare * peakY)) {
      if (!isStill(peakX, sx, xx) && !isStill(peakY, sy, yy)) break;
      out[t] = correlation ? Number.NaN : 0;
    } else if (correlation) {
      const value = cross / Math.sqrt(spreadX * spreadY);
      if (!(spreadX * spreadY < 1e300 && value < 1.001 && value > -1.001)) break;
      out[t] = Math.min(1, Math.max(-1, value));
    } else if (cross - cross === 0) out[t] = cross / (count - 1);
    else break;
  }
  state[2] = sx;
  state[3] = sy;
  state[4] = xx;
  state[5] = yy;
  state[6] = xy;
  state[7] = peakX;
  state[8] = peakY;
  state[9] = count;
  return t;
}

/** The result of sums that were just taken anew. */
function resultOf({ minPeriods, correlation }: PairRule): number {
  const count = state[9]!;
  if (count < Math.max(2, minPeriods)) return Number.NaN;
  const meanX = state[2]! / count;
  const meanY = state[3]! / count;
  const spreadX = state[4]! - state[2]! * meanX;
  const spreadY = state[5]! - state[3]! * meanY;
  const cross = state[6]! - state[2]! * meanY;
  if (!correlation) return cross - cross === 0 ? cross / (count - 1) : Number.NaN;
  if (isFlat(spreadX / count, state[0]! + meanX) || isFlat(spreadY / count, state[1]! + meanY)) return Number.NaN;
  const value = cross / (Math.sqrt(spreadX) * Math.sqrt(spreadY));
  return Math.min(1, Math.max(-1, value));
}

/** The sums of the window that ends at a row, about the mean of each side over the rows where both are present. */
function sumPair({ x, y }: Pair, window: number, to: number): void {
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
    for (let i = Math.max(0, to - window + 1); i <= to; i++) {
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
  const peakX = firstPeak(sx, xx, levelX * levelX * window);
  const peakY = firstPeak(sy, yy, levelY * levelY * window);
  state[0] = levelX;
  state[1] = levelY;
  state[2] = sx;
  state[3] = sy;
  state[4] = xx;
  state[5] = yy;
  state[6] = xy;
  state[7] = peakX;
  state[8] = peakY;
  state[9] = count;
}
