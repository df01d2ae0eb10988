// What one chain says about its underlying: levels of volatility, shape of the smile, term spread, who trades which side.
import type { FeatureValues } from "../feature-rows.ts";
import { greeksOf } from "./black-scholes.ts";
import type { Chain, ContractState } from "./chain.ts";
import { modelFreeVariance } from "./model-free.ts";
import { faultOfQuote, midOf, type QuoteFault } from "./quotes.ts";
import { makeSmile, type Smile } from "./smile.ts";
import { shapeOf } from "./smile-shape.ts";
import { calendarFaults, sliceAt } from "./surface.ts";

const yearMs = 365 * 86_400_000;
/** Expiries nearer than this say more about the hour than about volatility, years. */
const nearest = 2 / 365;
/** Quotes wider than this share of their mid are left out of smiles. */
const widest = 0.5;
const sharesPerContract = 100;

export interface ChainRule {
  /** Price of the underlying; NaN when unknown. */
  readonly spot: number;
  readonly rate: number;
  readonly maxAge: number;
  readonly refuse: (fault: QuoteFault) => void;
}

/** One expiry with everything that is needed again for single contracts. */
export interface Expiry {
  readonly expiry: number;
  readonly years: number;
  readonly usable: readonly ContractState[];
  readonly all: readonly ContractState[];
  readonly smile: Smile | null;
}

/** Expiries of a chain in order of time, each with its smile. */
export function expiriesOf(chain: Chain, rule: ChainRule): Expiry[] {
  const groups = new Map<number, { usable: ContractState[]; all: ContractState[] }>();
  for (const quote of chain.contracts) {
    const fault = Number.isNaN(chain.now)
      ? "missing-side"
      : faultOfQuote(quote, { now: chain.now, maxAge: rule.maxAge });
    if (fault !== null) rule.refuse(fault);
    if (fault === "expired" || fault === "stale" || fault === "bad-strike") continue;
    const group = groups.get(quote.expiry) ?? { usable: [], all: [] };
    groups.set(quote.expiry, group);
    group.all.push(quote);
    if (fault === null) group.usable.push(quote);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([expiry, { usable, all }]) => {
      const years = (expiry - chain.now) / yearMs;
      const forward = rule.spot * Math.exp(rule.rate * years);
      return {
        expiry,
        years,
        usable,
        all,
        smile: makeSmile(usable, { years, rate: rule.rate, forward, maxWidth: widest }),
      };
    });
}

/**
 * Features of one chain.
 *
 * Unit    volatilities per root of a year as fractions (0.25 is 25 %); ratios of puts over calls
 * NaN     whatever the listed expiries and strikes do not reach; nothing is extrapolated
 */
export function underlyingFeatures(chain: Chain, expiries: readonly Expiry[], rule: ChainRule): FeatureValues {
  const surface = expiries.flatMap(({ smile, years }) => (smile !== null && years >= nearest ? [smile] : []));
  const front = surface[0];
  const month = sliceAt(surface, 30 / 365);
  const shape = month === null ? null : shapeOf(month);
  const [iv30, iv60, iv90] = [30, 60, 90].map((days) => levelAt(surface, days));
  const open = openInterestOf(expiries);
  return {
    close: rule.spot,
    iv_front: front === undefined ? Number.NaN : Math.sqrt(front.variance(0) / front.years),
    front_days: front === undefined ? Number.NaN : front.years * 365,
    iv_30d: iv30 ?? Number.NaN,
    iv_60d: iv60 ?? Number.NaN,
    iv_90d: iv90 ?? Number.NaN,
    term_spread: (iv90 ?? Number.NaN) - (iv30 ?? Number.NaN),
    risk_reversal_30d: shape?.riskReversal ?? Number.NaN,
    butterfly_30d: shape?.butterfly ?? Number.NaN,
    smile_slope_30d: shape?.slope ?? Number.NaN,
    smile_curvature_30d: shape?.curvature ?? Number.NaN,
    model_free_iv_30d: modelFreeAt(expiries, 30),
    put_call_volume: chain.volume.put / chain.volume.call,
    put_call_open_interest: open.put / open.call,
    option_volume: addKnown(chain.volume.call, chain.volume.put),
    option_open_interest: addKnown(open.call, open.put),
    gamma_exposure: gammaExposure(expiries, rule),
    quote_width: medianWidth(expiries),
    quotes_used: expiries.reduce((sum, { smile }) => sum + (smile?.points.length ?? 0), 0),
    expiries_used: surface.length,
    butterfly_faults: surface.reduce((sum, smile) => sum + smile.butterflyFaults, 0),
    calendar_faults: calendarFaults(surface),
  };
}

function levelAt(surface: readonly Smile[], days: number): number {
  const slice = sliceAt(surface, days / 365);
  return slice === null ? Number.NaN : Math.sqrt(slice.variance(0) / slice.years);
}

/** Root of the model-free variance, linear in time as total variance between the expiries around the maturity. */
function modelFreeAt(expiries: readonly Expiry[], days: number): number {
  const years = days / 365;
  const strips = expiries.flatMap(({ smile, all, years: time }) => {
    if (smile === null || time < nearest) return [];
    const { forward, discount } = smile.parity;
    const total = time * modelFreeVariance(all, { years: time, forward, discount });
    return total > 0 ? [{ time, total }] : [];
  });
  const after = strips.findIndex(({ time }) => time >= years);
  const [later, earlier] = [strips[after], strips[after - 1]];
  if (later?.time === years) return Math.sqrt(later.total / years);
  if (later === undefined || earlier === undefined) return Number.NaN;
  const share = (years - earlier.time) / (later.time - earlier.time);
  return Math.sqrt((earlier.total + share * (later.total - earlier.total)) / years);
}

function openInterestOf(expiries: readonly Expiry[]): { call: number; put: number } {
  const open = { call: Number.NaN, put: Number.NaN };
  for (const { all } of expiries)
    for (const { right, openInterest } of all) open[right] = addKnown(open[right], openInterest);
  return open;
}

function addKnown(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b;
}

/** Currency to trade per 1 % of the underlying when calls are held long and puts short by those who hedge. */
function gammaExposure(expiries: readonly Expiry[], { spot }: ChainRule): number {
  let sum = Number.NaN;
  for (const { smile, years, all } of expiries) {
    if (smile === null) continue;
    const { forward, discount } = smile.parity;
    const here = spot > 0 ? spot : forward * discount;
    const rate = -Math.log(discount) / years;
    const dividend = rate - Math.log(forward / here) / years;
    for (const { right, strike, openInterest } of all) {
      const volatility = Math.sqrt(smile.variance(Math.log(strike / forward)) / years);
      const { gamma } = greeksOf({ right, strike, years, spot: here, rate, dividend }, volatility);
      const sign = right === "call" ? 1 : -1;
      sum = addKnown(sum, sign * gamma * openInterest * sharesPerContract * here * here * 0.01);
    }
  }
  return sum;
}

function medianWidth(expiries: readonly Expiry[]): number {
  const widths = expiries
    .flatMap(({ usable }) => usable.map((quote) => (quote.ask - quote.bid) / midOf(quote)))
    .sort((a, b) => a - b);
  const middle = widths.length >> 1;
  if (widths.length === 0) return Number.NaN;
  return widths.length % 2 === 1 ? widths[middle]! : (widths[middle - 1]! + widths[middle]!) / 2;
}
