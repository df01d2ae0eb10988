// Which values of a window tie with one of its values, once all are rounded to multiples of a step.
import type { SeriesRule } from "./rolling-moments.ts";

export interface RollingRankRule extends SeriesRule {
  readonly tolerance: number;
}

/** The smallest tying value: what is below it ranks lower. Step 0 ties equal values only. */
export function lowestTie(x: number, step: number): number {
  const place = Math.round(x / step);
  return step > 0 && place - place === 0 ? Math.min(x, (place - 0.5) * step) : x;
}

/** What is below this bound, or not above x, does not rank higher than x. */
export function upperTie(x: number, step: number): number {
  const place = Math.round(x / step);
  return step > 0 && place - place === 0 ? (place + 0.5) * step : x;
}

/** Values of magnitudes up to `largest` that are more than this apart never tie, rounding of the bounds included. */
export function certainGap(tolerance: number, largest: number): number {
  return tolerance > 0 ? 2 * Math.max(tolerance, 1e-15) * largest : 0;
}
