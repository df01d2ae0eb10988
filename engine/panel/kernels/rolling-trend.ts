// Rolling straight line through one symbol's values: slope, fit and the last residual.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { fadedShare, powers, sumPowers } from "./window-powers.ts";

export type TrendReport = "slope" | "rsquare" | "residual";

export interface TrendRule extends WindowRule {
  readonly report: TrendReport;
}

/** Sums over the present rows of the window; a row's place is 0 for the newest, −1 for the one before, and so on. */
interface TrendSums {
  origin: number;
  count: number;
  /** Σ place, Σ place²: whole numbers, hence exact. */
  places: number;
  squares: number;
  /** Σd, Σd², Σ place · d with d = x − origin. */
  s1: number;
  s2: number;
  cross: number;
}

/**
 * Least-squares line of the last `window` values against their row number.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    slope: the input's per bar · rsquare: ratio · residual: the input's
 * NaN     missing rows leave the fit but keep their place; fewer than minPeriods or two present values give NaN;
 *         rsquare of a constant window and the residual of a missing last value are NaN; the slope of a constant window is 0
 * Source  definition; sums slide about an origin inside the data and are taken anew as in rollingVariance; one bar later
 *         every place is one lower, which takes one plain sum off the weighted one
 * Cost    constant per row
 */
export function rollingTrend(
  input: Float64Array,
  rule: TrendRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const { report } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const least = Math.max(2, rule.minPeriods);
  const lastRow = restartRows(window) - 1;
  const sums: TrendSums = { origin: 0, count: 0, places: 0, squares: 0, s1: 0, s2: 0, cross: 0 };
  let peak = 0;
  let same = 0;
  let last = Number.NaN;
  for (let t = 0; t < input.length; t++) {
    if (t >= window) drop(sums, input[t - window]!, window);
    const x = input[t]!;
    age(sums);
    if (x - x === 0) {
      same = x === last ? same + 1 : 1;
      last = x;
      if (sums.count === 0) peak = 0;
      enter(sums, x);
      if (sums.s2 > peak) peak = sums.s2;
    }
    const { count } = sums;
    const spread = sums.s2 - (sums.s1 * sums.s1) / count;
    const held = spread >= fadedShare * peak && sums.cross - sums.cross === 0;
    if ((t & lastRow) === 0 || (count >= least && !held)) {
      retake(sums, input, { t, window });
      peak = sums.s2;
    }
    const value = count < least ? Number.NaN : lineOf(sums, report, { x, constant: same >= count });
    out[t] = value - value === 0 ? value : Number.NaN;
  }
  return out;
}

function drop(sums: TrendSums, x: number, window: number): void {
  if (x - x !== 0) return;
  const d = x - sums.origin;
  const place = 1 - window;
  sums.count--;
  sums.places -= place;
  sums.squares -= place * place;
  sums.s1 -= d;
  sums.s2 -= d * d;
  sums.cross -= place * d;
}

/** One bar on: (place − 1)² = place² − 2 place + 1. */
function age(sums: TrendSums): void {
  sums.squares += sums.count - 2 * sums.places;
  sums.places -= sums.count;
  sums.cross -= sums.s1;
}

/** The newest value stands at place 0, so it adds to no weighted sum. */
function enter(sums: TrendSums, x: number): void {
  if (sums.count === 0) {
    sums.origin = x;
    sums.places = sums.squares = sums.s1 = sums.s2 = sums.cross = 0;
  }
  const d = x - sums.origin;
  sums.count++;
  sums.s1 += d;
  sums.s2 += d * d;
}

function retake(sums: TrendSums, input: Float64Array, at: { readonly t: number; readonly window: number }): void {
  const from = Math.max(0, at.t - at.window + 1);
  sumPowers(input, from, at.t);
  sums.origin = powers[0]!;
  sums.s1 = powers[2]!;
  sums.s2 = powers[3]!;
  let cross = 0;
  for (let i = from; i <= at.t; i++) {
    const x = input[i]!;
    if (x - x === 0) cross += (i - at.t) * (x - sums.origin);
  }
  sums.cross = cross;
}

function lineOf(sums: TrendSums, report: TrendReport, now: { readonly x: number; readonly constant: boolean }): number {
  const { count, s1 } = sums;
  const middle = sums.places / count;
  const rowSquares = sums.squares - sums.places * middle;
  const cross = now.constant ? 0 : sums.cross - middle * s1;
  const slope = cross / rowSquares;
  if (report === "slope") return slope;
  const shift = s1 / count;
  if (report === "residual") return now.constant ? now.x - now.x : now.x - sums.origin - shift + slope * middle;
  const spread = now.constant ? 0 : sums.s2 - (s1 * s1) / count;
  if (isFlat(spread / (count - 1), sums.origin + shift)) return Number.NaN;
  return Math.min(1, (slope * cross) / spread);
}
