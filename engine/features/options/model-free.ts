// Variance of the underlying to expiry as the strip of options prices it, without a model.
import { midOf, type OptionQuote } from "./quotes.ts";

export interface StripRule {
  readonly years: number;
  readonly forward: number;
  readonly discount: number;
}

/** Fewer out-of-the-money strikes than this on a side say nothing about its tail. */
const fewestPerSide = 3;

/**
 * Model-free variance to expiry, per year.
 *
 * `quotes` holds every quote of the expiry, those without a bid as well: going out from the forward, a side ends at the
 * second strike in a row without a bid, as in the index it follows. Crossed quotes are passed over.
 * NaN     fewer than three strikes on a side
 * Source  Cboe volatility index methodology: 2/T Σ ΔK/K² Q(K)/D − (F/K0 − 1)²/T
 */
export function modelFreeVariance(quotes: readonly OptionQuote[], rule: StripRule): number {
  const { years, forward, discount } = rule;
  const strikes = [...new Set(quotes.map(({ strike }) => strike))].sort((a, b) => a - b);
  const centre = strikes.filter((strike) => strike <= forward).at(-1);
  if (centre === undefined) return Number.NaN;
  const calls = walk(quotes, { right: "call", strikes: strikes.filter((strike) => strike > centre) });
  const puts = walk(quotes, { right: "put", strikes: strikes.filter((strike) => strike < centre).reverse() });
  if (calls.length < fewestPerSide || puts.length < fewestPerSide) return Number.NaN;
  const middle = ["call", "put"].map((right) =>
    quotes.find((quote) => quote.strike === centre && quote.right === right && quote.bid > 0 && quote.ask >= quote.bid),
  );
  const known = middle.flatMap((quote) => (quote === undefined ? [] : [midOf(quote)]));
  const atCentre = known.reduce((sum, mid) => sum + mid, 0) / known.length;
  const strip = [...puts.reverse(), ...(known.length > 0 ? [{ strike: centre, mid: atCentre }] : []), ...calls];
  const total = strip.reduce((sum, { strike, mid }, i) => {
    const [before, after] = [strip[Math.max(i - 1, 0)]!, strip[Math.min(i + 1, strip.length - 1)]!];
    const width = (after.strike - before.strike) / (i === 0 || i === strip.length - 1 ? 1 : 2);
    return sum + (width / strike ** 2) * (mid / discount);
  }, 0);
  return (2 * total - (forward / centre - 1) ** 2) / years;
}

function walk(
  quotes: readonly OptionQuote[],
  side: { readonly right: "call" | "put"; readonly strikes: readonly number[] },
): { strike: number; mid: number }[] {
  const byStrike = new Map(quotes.filter(({ right }) => right === side.right).map((quote) => [quote.strike, quote]));
  const strip: { strike: number; mid: number }[] = [];
  let empty = 0;
  for (const strike of side.strikes) {
    const quote = byStrike.get(strike);
    if (quote === undefined) continue;
    empty = quote.bid > 0 ? 0 : empty + 1;
    if (empty === 2) break;
    if (quote.bid > 0 && quote.ask >= quote.bid) strip.push({ strike, mid: midOf(quote) });
  }
  return strip;
}
