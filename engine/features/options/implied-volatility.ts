// The volatility at which the Black–Scholes price is the one observed: Newton's method kept inside a bracket.
import { normalQuantile } from "#engine/core";
import type { OptionTerms } from "./black-scholes.ts";
import { normalisedPrice, normalisedVega, priceGap } from "./normalised-price.ts";

const mostSteps = 120;
/** Less time value than this many rounding units of an option in the money is no information. */
const roundingUnits = 8;

/** An option seen from its forward: no rate and dividend needed beyond the discount. */
export interface ForwardTerms {
  readonly right: "call" | "put";
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  /** Value now of one unit at expiry. */
  readonly discount: number;
}

/**
 * Implied volatility of a European option.
 *
 * Unit    per square root of a year
 * NaN     at or below the value at the forward (no time value is left to read), at or above the upper bound, no time
 * Source  Black and Scholes 1973; the search is described at `impliedFromForward`
 */
export function impliedVolatility(terms: OptionTerms, price: number): number {
  const { right, spot, strike, years, rate, dividend } = terms;
  return impliedFromForward(
    {
      right,
      forward: spot * Math.exp((rate - dividend) * years),
      strike,
      years,
      discount: Math.exp(-rate * years),
    },
    price,
  );
}

/**
 * The same from forward and discount.
 *
 * The price is brought to the out-of-the-money side by parity and made unit-free. Below the inflection of the price in
 * total deviation, 1 / log(price) is solved, which is nearly a parabola there; above it the price itself, and the log of
 * the gap to the bound near it. A step that leaves the bracket is replaced by its middle, so the search always ends.
 * Source  Jäckel 2006, By implication (the transformations); Corrado and Miller 1996 (the start near the money)
 * Cost    3 to 8 evaluations of the normal distribution as a rule
 */
export function impliedFromForward(terms: ForwardTerms, price: number): number {
  const { right, forward, strike, years, discount } = terms;
  if (!(forward > 0 && strike > 0 && years > 0 && discount > 0 && price > 0)) return Number.NaN;
  const scale = Math.sqrt(forward) * Math.sqrt(strike);
  const inside = right === "call" ? forward - strike : strike - forward;
  const worth = price / discount;
  const target = (worth - Math.max(inside, 0)) / scale;
  if (inside > 0 && worth - inside <= roundingUnits * Number.EPSILON * Math.max(forward, strike)) return Number.NaN;
  const x = -Math.abs(Math.log(forward / strike));
  if (!(target > 0 && target < Math.exp(x / 2))) return Number.NaN;
  const deviation = x === 0 ? 2 * normalQuantile((1 + target) / 2) : solve(x, target);
  const volatility = deviation / Math.sqrt(years);
  return Number.isFinite(volatility) && volatility > 0 ? volatility : Number.NaN;
}

type Distance = (s: number) => { readonly value: number; readonly slope: number };

function solve(x: number, target: number): number {
  const inflection = Math.sqrt(-2 * x);
  const below = target < normalisedPrice(x, inflection);
  const distance = below ? fromBelow(x, target) : fromAbove(x, target);
  let low = below ? 0 : inflection;
  let high = below ? inflection : 2 * inflection + 1;
  while (!below && distance(high).value < 0 && high < 1e4) high *= 2;
  let s = startOf(x, target);
  if (!(s > low && s < high)) s = below ? inflection * 0.7 : Math.min(inflection * 1.4, (low + high) / 2);
  for (let step = 0; step < mostSteps; step++) {
    const { value, slope } = distance(s);
    if (value === 0) return s;
    if (value < 0) low = s;
    else high = s;
    let next = s - value / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - s) <= 1e-16 * s || next === low || next === high) return next;
    s = next;
  }
  return s;
}

/** Rises with s: 1 / log(target) − 1 / log(price). */
function fromBelow(x: number, target: number): Distance {
  const goal = 1 / Math.log(target);
  return (s) => {
    const price = normalisedPrice(x, s);
    if (!(price > 0)) return { value: goal, slope: Number.NaN };
    const log = Math.log(price);
    return { value: goal - 1 / log, slope: normalisedVega(x, s) / (price * log * log) };
  };
}

/** Rises with s: the price, or minus the log of its gap to the bound once the price is past the middle. */
function fromAbove(x: number, target: number): Distance {
  const bound = Math.exp(x / 2);
  if (target < bound / 2) return (s) => ({ value: normalisedPrice(x, s) - target, slope: normalisedVega(x, s) });
  const goal = Math.log(bound - target);
  return (s) => {
    const gap = priceGap(x, s);
    return { value: goal - Math.log(gap), slope: normalisedVega(x, s) / gap };
  };
}

/** Corrado and Miller's root of a quadratic, in units of the normalised price; NaN far from the money. */
function startOf(x: number, target: number): number {
  const [forward, strike] = [Math.exp(x / 2), Math.exp(-x / 2)];
  const half = target - (forward - strike) / 2;
  const inside = half * half - (forward - strike) ** 2 / Math.PI;
  return (Math.sqrt(2 * Math.PI) / (forward + strike)) * (half + Math.sqrt(inside));
}
