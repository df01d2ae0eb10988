// The volatility surface: smiles of several expiries read at a constant maturity.
import type { Smile } from "./smile.ts";
import type { VarianceSlice } from "./smile-shape.ts";

/** Ascending by time to expiry. */
export type Surface = readonly Smile[];

/**
 * The slice at a constant maturity: total variance at equal log-moneyness, linear in time between the two expiries around
 * it. Where the later expiry has less total variance than the earlier one, which a calendar spread would exploit, the
 * earlier value stands.
 *
 * NaN     null outside the listed expiries: nothing is extrapolated
 */
export function sliceAt(surface: Surface, years: number): VarianceSlice | null {
  const after = surface.findIndex((smile) => smile.years >= years);
  const later = surface[after];
  if (later === undefined) return null;
  if (later.years === years) return { years, variance: later.variance, ...spanOf(later) };
  const earlier = surface[after - 1];
  if (earlier === undefined) return null;
  const share = (years - earlier.years) / (later.years - earlier.years);
  const variance = (k: number): number => {
    const near = earlier.variance(k);
    return near + share * (Math.max(later.variance(k), near) - near);
  };
  const [a, b] = [spanOf(earlier), spanOf(later)];
  return { years, variance, from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** Expiries whose total variance at the forward is below that of the expiry before. */
export function calendarFaults(surface: Surface): number {
  return surface.filter((smile, i) => i > 0 && smile.variance(0) < surface[i - 1]!.variance(0)).length;
}

function spanOf({ points }: Smile): { readonly from: number; readonly to: number } {
  return { from: points[0]?.moneyness ?? Number.NaN, to: points[points.length - 1]?.moneyness ?? Number.NaN };
}
