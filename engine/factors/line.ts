// The straight line through a window, written out: the definition behind slope, fit and residual.
import { meanOf, sumOf, varianceOf } from "#engine/core";
import { isFlat } from "#engine/panel";

/** Least squares of a window's values against their place; missing values are left out but keep their place. */
export function lineThrough(window: Float64Array): {
  readonly slope: number;
  readonly rsquare: number;
  readonly residual: number;
} {
  const places = [...window.keys()].filter((i) => Number.isFinite(window[i]!));
  const values = places.map((i) => window[i]!);
  if (places.length < 2) return { slope: Number.NaN, rsquare: Number.NaN, residual: Number.NaN };
  const middle = meanOf(places);
  const level = meanOf(values);
  const cross = sumOf(places.map((place, i) => (place - middle) * (values[i]! - level)));
  const slope = cross / sumOf(places.map((place) => (place - middle) ** 2));
  const spread = sumOf(values.map((value) => (value - level) ** 2));
  return {
    slope,
    rsquare: isFlat(varianceOf(values), level) ? Number.NaN : Math.min(1, (slope * cross) / spread),
    residual: window[window.length - 1]! - (level + slope * (window.length - 1 - middle)),
  };
}
