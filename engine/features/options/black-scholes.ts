// The Black–Scholes–Merton price of a European option and its sensitivities.
import { normalCdf, normalPdf } from "#engine/core";

export type OptionRight = "call" | "put";

/** A European option on an underlying with a continuous dividend yield. */
export interface OptionTerms {
  readonly right: OptionRight;
  /** Price of the underlying now, in its currency; above zero. */
  readonly spot: number;
  readonly strike: number;
  /** Years to expiry. */
  readonly years: number;
  /** Continuously compounded, per year. */
  readonly rate: number;
  /** Continuous dividend yield per year. */
  readonly dividend: number;
}

export interface Greeks {
  /** Per unit of the underlying's price. */
  readonly delta: number;
  readonly gamma: number;
  /** Per 1.00 of volatility; divide by 100 for one point. */
  readonly vega: number;
  /** Per year of passing time; divide by 365 for a day. */
  readonly theta: number;
  /** Per 1.00 of rate. */
  readonly rho: number;
  /** Change of delta per 1.00 of volatility. */
  readonly vanna: number;
  /** Change of vega per 1.00 of volatility. */
  readonly volga: number;
}

/** Deviations from the strike at which the outcome is settled, for options without time or volatility. */
const certain = 1000;

interface Parts {
  readonly d1: number;
  readonly d2: number;
  /** +1 call, −1 put. */
  readonly sign: number;
  /** Discount of the strike and of the underlying. */
  readonly discount: number;
  readonly carry: number;
}

function partsOf(terms: OptionTerms, volatility: number): Parts | null {
  const { right, spot, strike, years, rate, dividend } = terms;
  if (!(spot > 0 && strike > 0 && years >= 0 && volatility >= 0)) return null;
  const deviation = volatility * Math.sqrt(years);
  const drift = Math.log(spot / strike) + (rate - dividend) * years;
  const d1 = deviation > 0 ? drift / deviation + deviation / 2 : certain * Math.sign(drift);
  return {
    d1,
    d2: d1 - deviation,
    sign: right === "call" ? 1 : -1,
    discount: Math.exp(-rate * years),
    carry: Math.exp(-dividend * years),
  };
}

/**
 * Price of the option.
 *
 * Unit    currency of the underlying; volatility per square root of a year
 * NaN     any missing input, a price or strike that is not above zero, a negative time or volatility; at zero time or
 *         volatility the discounted value at the forward
 * Source  Black and Scholes 1973, Merton 1973
 */
export function priceOption(terms: OptionTerms, volatility: number): number {
  const parts = partsOf(terms, volatility);
  if (parts === null) return Number.NaN;
  const { d1, d2, sign, discount, carry } = parts;
  const value =
    terms.spot * carry * normalCdf(sign * d1) * sign - terms.strike * discount * normalCdf(sign * d2) * sign;
  return Number.isFinite(value) ? Math.max(value, 0) : Number.NaN;
}

const noGreeks: Greeks = {
  delta: Number.NaN,
  gamma: Number.NaN,
  vega: Number.NaN,
  theta: Number.NaN,
  rho: Number.NaN,
  vanna: Number.NaN,
  volga: Number.NaN,
};

/**
 * Sensitivities of the price; all missing at zero time or volatility, where they jump.
 *
 * Source  Hull, Options, Futures, and Other Derivatives, chapter on the Greek letters
 */
export function greeksOf(terms: OptionTerms, volatility: number): Greeks {
  const parts = partsOf(terms, volatility);
  const { spot, strike, years, rate, dividend } = terms;
  if (parts === null || !(years > 0 && volatility > 0)) return noGreeks;
  const { d1, d2, sign, discount, carry } = parts;
  const root = Math.sqrt(years);
  const density = normalPdf(d1);
  const vega = spot * carry * density * root;
  const decay = -(spot * carry * density * volatility) / (2 * root);
  return {
    delta: sign * carry * normalCdf(sign * d1),
    gamma: (carry * density) / (spot * volatility * root),
    vega,
    theta:
      decay + sign * (dividend * spot * carry * normalCdf(sign * d1) - rate * strike * discount * normalCdf(sign * d2)),
    rho: sign * strike * years * discount * normalCdf(sign * d2),
    vanna: (-carry * density * d2) / volatility,
    volga: (vega * d1 * d2) / volatility,
  };
}
