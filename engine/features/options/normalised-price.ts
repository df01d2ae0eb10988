// The Black price without units: one function of log-moneyness and total deviation that the inverse works on.
import { normalCdf, normalPdf } from "#engine/core";
import { millsRatio } from "./normal-tail.ts";

/**
 * Undiscounted price of the out-of-the-money option over the root of forward times strike.
 *
 * Shape   x = −|log(forward / strike)|, s = volatility × root of years, both plain numbers
 * Unit    between 0 and exp(x / 2)
 * Source  Black 1976 as normalised by Jäckel 2006; far from the money through the ratio of tail to density, so that the
 *         two terms cancel without losing their digits
 */
export function normalisedPrice(x: number, s: number): number {
  if (!(s > 0)) return 0;
  const h = x / s;
  const t = s / 2;
  if (h + t > -1) return normalCdf(h + t) * Math.exp(x / 2) - normalCdf(h - t) * Math.exp(-x / 2);
  return normalPdf(h) * Math.exp((-t * t) / 2) * (millsRatio(-h - t) - millsRatio(-h + t));
}

/** What is missing to the upper bound, exp(x / 2) − price, without cancellation. */
export function priceGap(x: number, s: number): number {
  const h = x / s;
  const t = s / 2;
  return normalCdf(-h - t) * Math.exp(x / 2) + normalCdf(h - t) * Math.exp(-x / 2);
}

/** Change of the normalised price with s. */
export function normalisedVega(x: number, s: number): number {
  const h = x / s;
  return normalPdf(h) * Math.exp((-s * s) / 8);
}
