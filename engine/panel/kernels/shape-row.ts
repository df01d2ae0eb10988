// Rows of one date brought into shape: caps, shifts, legs, robust distances, fillings.
import { clipRow, levelOf } from "./cross-rows.ts";
import { madScale } from "./quantile-rows.ts";
import {
  deviationOfRow,
  highestOfRow,
  lowestOfRow,
  magnitudeOfRow,
  meanOfRow,
  medianDistanceOfRow,
  middleOfRow,
} from "./row-statistics.ts";

/**
 * Distance from the median in 1.4826 × median absolute deviations, held within ± limit.
 *
 * Shape   row[symbols] -> out[symbols]
 * Unit    ratio
 * NaN     non-finite values stay NaN and do not count; a median absolute deviation of 0 blanks the date
 * Source  Qlib RobustZScoreNorm, by date and without its guard in the divisor
 * Cost    two selections
 */
export function robustRow(row: Float64Array, limit: number, out: Float64Array): void {
  const { level, shift } = middleOfRow(row);
  const scale = madScale * medianDistanceOfRow(row, { level, shift });
  if (!(scale > 0)) return;
  for (let s = 0; s < row.length; s++) {
    if (Number.isFinite(row[s]!)) out[s] = Math.min(limit, Math.max(-limit, (row[s]! - level - shift) / scale));
  }
}

/** Clips at mean ± reach × deviation of the row. */
export function sigmaClipRow(
  row: Float64Array,
  rule: { readonly reach: number; readonly ddof: number },
  out: Float64Array,
): void {
  const mean = meanOfRow(row);
  const reach = rule.reach * deviationOfRow(row, rule.ddof);
  if (Number.isFinite(reach)) clipRow(row, { low: mean - reach, high: mean + reach }, out);
}

/** Clips magnitudes at a share of their sum. */
export function truncateRow(row: Float64Array, share: number, out: Float64Array): void {
  const bound = share * magnitudeOfRow(row);
  if (Number.isFinite(bound)) clipRow(row, { low: -bound, high: bound }, out);
}

/** Shifts the row so that its lowest value is 0 (side 1) or its highest (side −1); `lazy` leaves a row alone that has the side already. */
export function oneSideRow(
  row: Float64Array,
  rule: { readonly side: 1 | -1; readonly lazy: boolean },
  out: Float64Array,
): void {
  const bound = rule.side === 1 ? lowestOfRow(row) : highestOfRow(row);
  const shift = rule.lazy && bound * rule.side >= 0 ? 0 : bound;
  for (let s = 0; s < row.length; s++) if (Number.isFinite(row[s]!)) out[s] = row[s]! - shift;
}

/** Distance from the mean, in deviations when a ddof is given, held within ± limit when that is not 0. */
export function normalizeRow(
  row: Float64Array,
  rule: { readonly ddof: number | null; readonly limit: number },
  out: Float64Array,
): void {
  const { level, shift } = levelOf(row);
  const scale = rule.ddof === null ? 1 : deviationOfRow(row, rule.ddof);
  if (!(scale > 0)) return;
  const limit = rule.limit === 0 ? Number.POSITIVE_INFINITY : rule.limit;
  for (let s = 0; s < row.length; s++) {
    if (Number.isFinite(row[s]!)) out[s] = Math.min(limit, Math.max(-limit, (row[s]! - level - shift) / scale));
  }
}

/** Positive values share `long` in proportion, negative ones −`short`; zeros stay 0. */
export function scaleLegsRow(
  row: Float64Array,
  rule: { readonly long: number; readonly short: number },
  out: Float64Array,
): void {
  let above = 0;
  let below = 0;
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    if (x > 0) above += x;
    else below -= x;
  }
  for (let s = 0; s < row.length; s++) {
    const x = row[s]!;
    if (!Number.isFinite(x)) continue;
    out[s] = x > 0 ? (rule.long * x) / above : x < 0 ? (rule.short * x) / below : 0;
  }
}

/** The row with its mean where a value is missing. */
export function fillRow(row: Float64Array, out: Float64Array): void {
  const mean = meanOfRow(row);
  for (let s = 0; s < row.length; s++) out[s] = Number.isFinite(row[s]!) ? row[s]! : mean;
}
