// One row per contract: its own implied volatility and greeks, against the forward of its expiry.
import type { FeatureValues } from "../feature-rows.ts";
import { greeksOf } from "./black-scholes.ts";
import type { ContractState } from "./chain.ts";
import { impliedFromForward } from "./implied-volatility.ts";
import { midOf } from "./quotes.ts";
import type { Expiry } from "./underlying-features.ts";

/**
 * Features of one contract that has a usable quote.
 *
 * Unit    greeks as in `greeksOf`: vega and rho per 1.00, theta per year; width as a share of the mid
 * NaN     volatility and greeks without a forward, or without time value in the mid
 */
export function contractFeatures(
  contract: ContractState,
  { smile, years }: Expiry,
  at: { readonly spot: number; readonly volume: number },
): FeatureValues {
  const { right, strike, bid, ask, openInterest } = contract;
  const mid = midOf(contract);
  const forward = smile?.parity.forward ?? Number.NaN;
  const discount = smile?.parity.discount ?? Number.NaN;
  const volatility = impliedFromForward({ right, forward, strike, years, discount }, mid);
  const spot = at.spot > 0 ? at.spot : forward * discount;
  const rate = -Math.log(discount) / years;
  const dividend = rate - Math.log(forward / spot) / years;
  return {
    close: mid,
    bid,
    ask,
    quote_width: (ask - bid) / mid,
    volume: at.volume,
    open_interest: openInterest,
    years,
    log_moneyness: Math.log(strike / forward),
    forward,
    implied_volatility: volatility,
    ...greeksOf({ right, spot, strike, years, rate, dividend }, volatility),
  };
}
