// A straight line through values by least squares, with what the regression says about itself.
import { studentTTwoSided } from "#engine/core";
import { mean } from "./moments.ts";

export const trendAttributes = ["pvalue", "rvalue", "intercept", "slope", "stderr"] as const;
export type TrendAttribute = (typeof trendAttributes)[number];

export type TrendLine = Readonly<Record<TrendAttribute, number>>;

/**
 * Ordinary least squares of y on x. Where y does not vary, the correlation is 0.
 *
 * Source  scipy.stats.linregress; two points give a standard error of 0 and a p-value of 0, or 1 when they are level
 */
export function trendLine(x: Float64Array, y: Float64Array): TrendLine {
  const n = y.length;
  const middleX = mean(x);
  const middleY = mean(y);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - middleX;
    const dy = y[i]! - middleY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  xx /= n;
  xy /= n;
  yy /= n;
  const rvalue = xx === 0 || yy === 0 ? 0 : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const slope = xy / xx;
  const intercept = middleY - slope * middleX;
  if (n === 2) return { rvalue, slope, intercept, stderr: 0, pvalue: y[0] === y[1] ? 1 : 0 };
  const free = n - 2;
  const t = rvalue * Math.sqrt(free / ((1 - rvalue + 1e-20) * (1 + rvalue + 1e-20)));
  const stderr = Math.sqrt(((1 - rvalue ** 2) * yy) / xx / free);
  return { rvalue, slope, intercept, stderr, pvalue: free > 0 ? studentTTwoSided(t, free) : Number.NaN };
}

/** The same on the places 0, 1, 2, … */
export function trendOverPlaces(y: Float64Array): TrendLine {
  const places = new Float64Array(y.length);
  for (let i = 0; i < places.length; i++) places[i] = i;
  return trendLine(places, y);
}
