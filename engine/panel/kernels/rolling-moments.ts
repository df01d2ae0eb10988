// Rolling variance, deviation and z-score of one symbol.
import { isFlat } from "./flat.ts";
import { restartRows } from "./restart.ts";
import { fadedShare, powers, sumPowers } from "./window-powers.ts";

/** Window length and the least number of present values. */
export interface WindowRule {
  readonly window: number;
  readonly minPeriods: number;
}

/** A rule for several series of equal length, which stand one after the other. */
export interface SeriesRule extends WindowRule {
  /** Rows of each series; one series when left out. */
  readonly rows?: number;
}

type SpreadReport = "variance" | "deviation" | "zscore";

/**
 * Sample variance (ddof 1) of the last `window` values.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    the input's, squared
 * NaN     non-finite values are missing; fewer than minPeriods or two present values give NaN; a constant window gives 0
 * Source  definition; same rows as pandas rolling(window, min_periods).var(). Σd and Σd² slide about an origin inside the
 *         data; they are taken anew at restart rows and when Σ(x − mean)² has fallen far below the highest Σd² since:
 *         when the mean strayed from the origin, or when something large left and took the low digits with it
 * Cost    constant per row
 */
export function rollingVariance(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "variance" }, out);
}

/** Square root of the variance; rules as for rollingVariance. */
export function rollingDeviation(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "deviation" }, out);
}

/** The last value's distance from the window's mean in deviations; NaN when the last value is missing or nothing varies. */
export function rollingZscore(
  input: Float64Array,
  rule: WindowRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  return roll(input, { ...rule, report: "zscore" }, out);
}

function roll(
  input: Float64Array,
  rule: WindowRule & { readonly report: SpreadReport },
  out: Float64Array,
): Float64Array {
  const { report } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const least = Math.max(2, rule.minPeriods);
  const lastRow = restartRows(window) - 1;
  let origin = 0;
  let count = 0;
  let s1 = 0;
  let s2 = 0;
  let peak = 0;
  let same = 0;
  let last = Number.NaN;
  for (let t = 0; t < input.length; t++) {
    const q = t >= window ? input[t - window]! : Number.NaN;
    if (q - q === 0) {
      const d = q - origin;
      count--;
      s1 -= d;
      s2 -= d * d;
    }
    const x = input[t]!;
    if (x - x === 0) {
      if (count === 0) {
        origin = x;
        s1 = s2 = peak = 0;
      }
      same = x === last ? same + 1 : 1;
      last = x;
      count++;
      const d = x - origin;
      s1 += d;
      s2 += d * d;
      if (s2 > peak) peak = s2;
    }
    let spread = s2 - (s1 * s1) / count;
    if ((t & lastRow) === 0 || (count >= least && !(spread >= fadedShare * peak))) {
      sumPowers(input, t - window + 1, t);
      origin = powers[0]!;
      s1 = powers[2]!;
      peak = s2 = powers[3]!;
      spread = s2 - (s1 * s1) / count;
    }
    if (count < least) {
      out[t] = Number.NaN;
      continue;
    }
    const variance = same >= count || spread <= 0 ? 0 : spread / (count - 1);
    let value = variance;
    if (report === "deviation") value = Math.sqrt(variance);
    else if (report === "zscore") {
      const shift = s1 / count;
      value = isFlat(variance, origin + shift) ? Number.NaN : (x - origin - shift) / Math.sqrt(variance);
    }
    out[t] = value - value === 0 ? value : Number.NaN;
  }
  return out;
}
