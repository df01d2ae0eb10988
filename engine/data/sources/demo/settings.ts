// Every constant of the demo market in one place: the simulation reads them, the readme prints them.
import { QraftError } from "#engine/core";

export interface DemoOptions {
  /** Default 7. */
  readonly seed?: number | undefined;
  /** True plants no signal; everything else stays the same. */
  readonly null?: boolean | undefined;
  /** Default 300, at least 22. */
  readonly symbols?: number | undefined;
  /** Default 8, from 1 to 20. */
  readonly years?: number | undefined;
}

export interface DemoSettings {
  readonly seed: number;
  readonly null: boolean;
  readonly symbols: number;
  readonly years: number;
}

/** Fills in the defaults and refuses what cannot be simulated. */
export function demoSettings(options: DemoOptions = {}): DemoSettings {
  const settings = {
    seed: options.seed ?? 7,
    null: options.null ?? false,
    symbols: options.symbols ?? 300,
    years: options.years ?? 8,
  };
  checkWhole("seed", settings.seed, [0, Number.MAX_SAFE_INTEGER]);
  checkWhole("symbols", settings.symbols, [22, 5000]);
  checkWhole("years", settings.years, [1, 20]);
  return settings;
}

function checkWhole(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new QraftError(
    "bad-demo-option",
    `The demo market's ${name} is ${value}.`,
    `Give a whole number from ${least} to ${most}.`,
  );
}

/** The planted effect: reversal of the last ten days' returns, stronger after busy trading. */
export const planted = {
  returnDays: 10,
  volumeShortDays: 10,
  volumeLongDays: 60,
  busyWeight: 1.5,
  quietWeight: 0.5,
  /** Expected return of one open-to-open day, in idiosyncratic daily volatilities per unit of signal. */
  strength: 0.02,
  horizonDays: 5,
  expression:
    "mul(sub(rank(neg(returns(close, 10))), 0.5), where(ge(rank(div(ts_mean(volume, 10), ts_mean(volume, 60))), 0.5), 1.5, 0.5))",
} as const;

/** Daily volatilities and their clustering: next variance = base × (1 − alpha − gamma / 2 − beta) + alpha r² + gamma r² [r < 0] + beta × variance. */
export const volatility = {
  market: { daily: 0.0095, alpha: 0.07, gamma: 0.14, beta: 0.84 },
  sector: { daily: 0.006, alpha: 0.06, gamma: 0, beta: 0.92 },
  own: { dailyLow: 0.011, dailyHigh: 0.028, alpha: 0.11, gamma: 0, beta: 0.87 },
  /** Spread of the log of the random scale that fattens every draw's tails; 0.35 gives a kurtosis near 4.9 before clustering. */
  tail: 0.35,
  /** Share of a day's variance that comes overnight. */
  overnight: 0.28,
  jumpChance: 0.003,
  jumpSize: 4,
} as const;

export const events = {
  /** Shares of the symbols that list after the first day, leave by merger, and leave for cause. */
  lateListings: 0.2,
  mergers: 0.1,
  failures: 0.07,
  mergerPremium: [0.15, 0.35],
  mergerDays: 40,
  mergerQuiet: 0.2,
  failureDrop: [0.5, 0.95],
  failureDays: 20,
  failureStress: 2,
  haltChance: 0.0004,
  haltDaysMean: 3,
  splitChance: 0.02,
  splitAbove: [120, 300],
  splitRatios: [2, 3, 4],
  reverseSplitBelow: 3,
  reverseSplitRatio: 0.1,
} as const;

/** Costs that suit a market of this kind; a strategy's own cost section decides. */
export const demoCosts = {
  commissionBps: 1,
  halfSpreadBps: 3,
  slippageBps: 1,
  impactCoefficient: 0.1,
  borrowBpsPerYear: 50,
} as const;

export const sectors = [
  "Communication Services",
  "Consumer Discretionary",
  "Consumer Staples",
  "Energy",
  "Financials",
  "Health Care",
  "Industrials",
  "Information Technology",
  "Materials",
  "Real Estate",
  "Utilities",
] as const;

export const firstDay = Date.UTC(2016, 0, 4);
export const driftPerYear = 0.07;
export const daysPerYear = 252;
