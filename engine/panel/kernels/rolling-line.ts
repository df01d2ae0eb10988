// Rolling least squares of one series of a symbol on one other, with an intercept: the regression of one regressor, unrolled.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import type { WindowRule } from "./rolling-moments.ts";

/** The slope, the line's value where the regressor is 0 or where it stands today, today's distance from it, or R². */
export type LineReport = "beta" | "alpha" | "fit" | "residual" | "rsquare";

export interface LineRule extends WindowRule {
  readonly report: LineReport;
  /** Where the fit is read, instead of at today's x. */
  readonly where?: Float64Array;
}

/** Means from an origin and co-moments of some rows: count, mean y, mean x, Σyy, Σxy, Σxx of deviations. */
const fields = 6;

/**
 * Least squares of y on x over the last `window` rows; the means and co-moments of rolling-regression, for two series.
 *
 * Shape   y[n], x[n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    beta: that of y by that of x · rsquare: ratio · otherwise that of y
 * NaN     a row counts when both are finite; fewer than minPeriods or two such rows, and an x that does not vary, give NaN;
 *         fit needs today's x, residual both, rsquare a y that varies
 * Source  Welford's updates for the end of one block of rows and the start of the next, joined by Chan's formula: nothing is
 *         subtracted out again, so a huge value leaves no trace and a large level costs no digits
 * Cost    constant per step; a block starts anew on restart rows
 */
export function rollingLine(series: readonly [Float64Array, Float64Array], rule: LineRule, out: Float64Array): void {
  const [y, x] = series;
  const { report } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const where = rule.where ?? x;
  const restart = restartRows(window);
  const least = Math.max(2, rule.minPeriods);
  const ends = new Float64Array((Math.min(window, out.length) + 1) * fields);
  const ago = new Float64Array(2);
  const joined = new Float64Array(fields);
  const start = new Float64Array(fields);
  const origin = new Float64Array(2);
  for (let from = 0; from < out.length; ) {
    const to = Math.min(out.length, from + window, (Math.floor(from / restart) + 1) * restart);
    sumEnds(series, { ends, origin: ago }, { from, window });
    start.fill(0);
    for (let t = from; t < to; t++) {
      if (Number.isFinite(y[t]!) && Number.isFinite(x[t]!)) {
        if (start[0] === 0) {
          origin[0] = y[t]!;
          origin[1] = x[t]!;
        }
        grow(start, y[t]! - origin[0]!, x[t]! - origin[1]!);
      }
      const at = Math.max(0, from - Math.max(0, t - window + 1)) * fields;
      const base = join({ ends, at, origin: ago }, { start, origin }, joined);
      const value = joined[0]! >= least ? reported(joined, report, { base, y: y[t]!, x: where[t]! }) : Number.NaN;
      out[t] = Number.isFinite(value) ? value : Number.NaN;
    }
    from = to;
  }
}

function reported(
  m: Float64Array,
  report: LineReport,
  now: { readonly base: Float64Array; readonly y: number; readonly x: number },
): number {
  const [originY, originX] = [now.base[0]!, now.base[1]!];
  const spread = m[5]! / (m[0]! - 1);
  if (isFlat(spread, originX + m[2]!)) return Number.NaN;
  const beta = m[4]! / m[5]!;
  if (report === "beta") return beta;
  if (report === "rsquare") {
    if (isFlat(m[3]! / (m[0]! - 1), originY + m[1]!)) return Number.NaN;
    return Math.min(1, (beta * m[4]!) / m[3]!);
  }
  const line = beta * ((report === "alpha" ? 0 : now.x) - originX - m[2]!);
  return report === "residual" ? now.y - originY - m[1]! - line : originY + m[1]! + line;
}

/** Adds a row, given from the origin. */
function grow(m: Float64Array, y: number, x: number): void {
  const count = m[0]! + 1;
  const stepY = y - m[1]!;
  const stepX = x - m[2]!;
  const share = (count - 1) / count;
  m[0] = count;
  m[1] = m[1]! + stepY / count;
  m[2] = m[2]! + stepX / count;
  m[3] = m[3]! + share * stepY * stepY;
  m[4] = m[4]! + share * stepX * stepY;
  m[5] = m[5]! + share * stepX * stepX;
}

/** Record k holds the k rows before `from`; the first present of them is the origin. */
function sumEnds(
  series: readonly [Float64Array, Float64Array],
  into: { readonly ends: Float64Array; readonly origin: Float64Array },
  rows: { readonly from: number; readonly window: number },
): void {
  const [y, x] = series;
  const { ends, origin } = into;
  const m = new Float64Array(fields);
  const oldest = Math.max(0, rows.from - rows.window + 1);
  for (let row = rows.from - 1, at = fields; row >= oldest; row--, at += fields) {
    if (Number.isFinite(y[row]!) && Number.isFinite(x[row]!)) {
      if (m[0] === 0) {
        origin[0] = y[row]!;
        origin[1] = x[row]!;
      }
      grow(m, y[row]! - origin[0]!, x[row]! - origin[1]!);
    }
    for (let k = 0; k < fields; k++) ends[at + k] = m[k]!;
  }
}

/** Joins a record of the ends with the start; gives the origin that the joined means are counted from. */
function join(
  before: { readonly ends: Float64Array; readonly at: number; readonly origin: Float64Array },
  after: { readonly start: Float64Array; readonly origin: Float64Array },
  joined: Float64Array,
): Float64Array {
  const { ends, at } = before;
  const { start } = after;
  const older = ends[at]!;
  const newer = start[0]!;
  if (older === 0 || newer === 0) {
    for (let k = 0; k < fields; k++) joined[k] = older === 0 ? start[k]! : ends[at + k]!;
    return older === 0 ? after.origin : before.origin;
  }
  const count = older + newer;
  const share = older / count;
  const weight = share * newer;
  const stepY = before.origin[0]! - after.origin[0]! + (ends[at + 1]! - start[1]!);
  const stepX = before.origin[1]! - after.origin[1]! + (ends[at + 2]! - start[2]!);
  joined[0] = count;
  joined[1] = start[1]! + share * stepY;
  joined[2] = start[2]! + share * stepX;
  joined[3] = ends[at + 3]! + start[3]! + weight * stepY * stepY;
  joined[4] = ends[at + 4]! + start[4]! + weight * stepX * stepY;
  joined[5] = ends[at + 5]! + start[5]! + weight * stepX * stepX;
  return after.origin;
}
