// The smile of one expiry: implied volatility over strikes, as total variance by log-moneyness, and what is read from it.
import { normalCdf } from "#engine/core";
import { impliedFromForward } from "./implied-volatility.ts";
import { monotoneCubic } from "./monotone-cubic.ts";
import { fitParity, type ParityFit } from "./parity.ts";
import { midOf, type OptionQuote } from "./quotes.ts";

export interface SmilePoint {
  readonly strike: number;
  /** log(strike / forward) */
  readonly moneyness: number;
  readonly volatility: number;
  /** Half the width of the quote, at expiry. */
  readonly halfWidth: number;
}

export interface Smile {
  readonly years: number;
  readonly parity: ParityFit;
  /** Ascending by moneyness. */
  readonly points: readonly SmilePoint[];
  /** Total variance at a log-moneyness: constant beyond the outermost strikes. */
  readonly variance: (moneyness: number) => number;
  /** Strikes at which a butterfly bought at the asks and sold at the bid would cost less than nothing. */
  readonly butterflyFaults: number;
}

export interface SmileRule {
  readonly years: number;
  /** Rate to fall back on where the strikes do not tell one. */
  readonly rate: number;
  /** Forward to fall back on when no strike has call and put; NaN for none. */
  readonly forward: number;
  /** Quotes wider than this share of their mid are left out. */
  readonly maxWidth: number;
}

/**
 * Makes the smile of one expiry from quotes that have both sides.
 *
 * Out-of-the-money options only; at a strike on the forward the mean of both. Total variance is joined by a monotone cubic
 * in log-moneyness: it stays positive and adds no swing between strikes.
 * NaN     null without a forward or without a usable strike on each side of it
 */
export function makeSmile(quotes: readonly OptionQuote[], rule: SmileRule): Smile | null {
  const byStrike = pairUp(quotes);
  const pairs = [...byStrike.values()].flatMap(({ call, put, strike }) =>
    call && put
      ? [{ strike, call: midOf(call), put: midOf(put), callWidth: call.ask - call.bid, putWidth: put.ask - put.bid }]
      : [],
  );
  const discount = Math.exp(-rule.rate * rule.years);
  const fallback = rule.forward > 0 ? { forward: rule.forward, discount, strikes: 0, rateFitted: false } : null;
  const parity = fitParity(pairs, rule) ?? fallback;
  if (parity === null) return null;
  const points = [...byStrike.values()]
    .map((pair) => pointOf(pair, parity, rule))
    .filter((point) => Number.isFinite(point.volatility))
    .sort((a, b) => a.moneyness - b.moneyness);
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined || first.moneyness > 0 || last.moneyness < 0) return null;
  const knots = {
    x: points.map(({ moneyness }) => moneyness),
    y: points.map(({ volatility }) => volatility * volatility * rule.years),
  };
  return {
    years: rule.years,
    parity,
    points,
    variance: monotoneCubic(knots),
    butterflyFaults: countButterflyFaults(points, parity.forward, rule.years),
  };
}

interface Pair {
  readonly strike: number;
  call?: OptionQuote;
  put?: OptionQuote;
}

function pairUp(quotes: readonly OptionQuote[]): Map<number, Pair> {
  const byStrike = new Map<number, Pair>();
  for (const quote of quotes) {
    const pair = byStrike.get(quote.strike) ?? { strike: quote.strike };
    pair[quote.right] = quote;
    byStrike.set(quote.strike, pair);
  }
  return byStrike;
}

function pointOf(pair: Pair, { forward, discount }: ParityFit, rule: SmileRule): SmilePoint {
  const { strike } = pair;
  const read = (quote: OptionQuote | undefined): number => {
    if (quote === undefined || quote.ask - quote.bid > rule.maxWidth * midOf(quote)) return Number.NaN;
    return impliedFromForward({ right: quote.right, forward, strike, years: rule.years, discount }, midOf(quote));
  };
  const sides = strike > forward ? [pair.call] : strike < forward ? [pair.put] : [pair.call, pair.put];
  const known = sides.map(read).filter(Number.isFinite);
  const widths = sides.map((quote) => (quote === undefined ? 0 : quote.ask - quote.bid));
  return {
    strike,
    moneyness: Math.log(strike / forward),
    volatility: known.reduce((sum, value) => sum + value, 0) / known.length,
    halfWidth: Math.max(...widths) / 2 / discount,
  };
}

function countButterflyFaults(points: readonly SmilePoint[], forward: number, years: number): number {
  const calls = points.map(({ strike, volatility, moneyness }) => {
    const deviation = volatility * Math.sqrt(years);
    const d1 = -moneyness / deviation + deviation / 2;
    return forward * normalCdf(d1) - strike * normalCdf(d1 - deviation);
  });
  let faults = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const [a, b, c] = [points[i - 1]!.strike, points[i]!.strike, points[i + 1]!.strike];
    const chord = calls[i - 1]! + ((calls[i + 1]! - calls[i - 1]!) * (b - a)) / (c - a);
    const wings = points[i - 1]!.halfWidth * (c - b) + points[i + 1]!.halfWidth * (b - a);
    if (calls[i]! - points[i]!.halfWidth > chord + wings / (c - a) + 1e-12 * forward) faults++;
  }
  return faults;
}
