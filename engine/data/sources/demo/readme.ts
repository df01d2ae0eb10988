// What the demo market is and exactly what was planted in it, as Markdown.
import {
  type DemoOptions,
  daysPerYear,
  demoCosts,
  demoSettings,
  driftPerYear,
  events,
  planted,
  sectors,
  volatility,
} from "./settings.ts";

/** The whole page. Every figure in it is read from the settings that the simulation uses. */
export function demoReadme(options: DemoOptions = {}): string {
  const settings = demoSettings(options);
  return [
    "# The demo market",
    `**Simulated.** No price here was ever paid. The market \`demo\` holds ${settings.symbols} symbols over ${settings.years} years of business days (Monday to Friday without 25 December and 1 January, from 4 January 2016), made from seed ${settings.seed}. The same seed and options give the same bytes. Wherever its results appear they are marked as simulated.`,
    plantedSection(settings.null),
    pricesSection(),
    lifeSection(),
    costsSection(),
  ].join("\n\n");
}

function plantedSection(nothing: boolean): string {
  if (nothing) {
    return [
      "## What was planted",
      "Nothing. This is the null market: same draws, same events, but no return depends on anything that could be known before. Whatever a campaign finds here is chance.",
    ].join("\n\n");
  }
  const { returnDays, volumeShortDays, volumeLongDays, busyWeight, quietWeight, strength, horizonDays } = planted;
  return [
    "## What was planted",
    `One weak effect: **${returnDays}-day reversal, stronger after busy trading.** At the close of day t, over split-adjusted closes and volumes,`,
    [
      "```",
      `reversal(t) = rank(-returns(close, ${returnDays}))                    rank across symbols, from 1/n to 1`,
      `busy(t)     = rank(ts_mean(volume, ${volumeShortDays}) / ts_mean(volume, ${volumeLongDays})) >= 0.5`,
      `signal(t)   = sqrt(12) * (reversal(t) - 0.5) * (busy(t) ? ${busyWeight} : ${quietWeight})`,
      "```",
    ].join("\n"),
    `and 0 where one of the inputs is missing. From the open of day t + 1 to the open of day t + 2 the symbol's expected log return rises by ${strength} × own volatility × signal(t), where own volatility is its idiosyncratic daily volatility of day t + 1 (already fixed at the close of t); ${percent(1 - volatility.overnight)} of it comes during the day and ${percent(volatility.overnight)} in the night that follows. A fill at the next open can earn all of it; nothing after the close of t enters the signal.`,
    `As the signal changes slowly, effects of successive days add up: at a horizon of ${horizonDays} days the rank correlation between signal and return from open to open is about 0.03 on average, with a standard deviation near 0.08 from day to day. In the factor language the signal is, up to scale,`,
    ["```", planted.expression, "```"].join("\n"),
    `A plain \`rank(neg(returns(close, ${returnDays})))\` finds most of it. Nothing else was planted: no momentum, no value, no sector effect, no calendar effect.`,
  ].join("\n\n");
}

function pricesSection(): string {
  const { market, sector, own } = volatility;
  return [
    "## How prices move",
    [
      `- Log return = beta × market + weight × sector + own part, with ${sectors.length} sectors, beta from 0.5 to 1.5, a drift of ${percent(driftPerYear)} a year over ${daysPerYear} days.`,
      `- Daily volatility: market ${percent(market.daily)}, sector ${percent(sector.daily)}, own ${percent(own.dailyLow)} to ${percent(own.dailyHigh)}. Each clusters by its own GARCH recursion: market ${clustering(market)}, sector ${clustering(sector)}, own ${clustering(own)}; gamma counts falls only. A shock beyond five deviations counts as five.`,
      `- Every draw is a normal whose scale is lognormal with log deviation ${volatility.tail}: fat tails before any clustering. With a chance of ${percent(volatility.jumpChance)} a day a jump of ${volatility.jumpSize} daily volatilities comes overnight.`,
      `- ${percent(volatility.overnight)} of a day's variance comes overnight. High and low are drawn as the extremes of a Brownian bridge between open and close. Prices are rounded to cents; vwap is the mean of open, high, low and close.`,
      "- Volume follows a slow symbol-specific state, a shock common to the day, and the size of the day's move.",
    ].join("\n"),
  ].join("\n\n");
}

function clustering(model: { readonly alpha: number; readonly gamma: number; readonly beta: number }): string {
  return `(alpha ${model.alpha}, gamma ${model.gamma}, beta ${model.beta})`;
}

function lifeSection(): string {
  const { mergerPremium, failureDrop, splitAbove } = events;
  return [
    "## Listings, delistings, splits, halts",
    [
      `- ${percent(events.lateListings)} of the symbols list after the first day.`,
      `- ${percent(events.mergers)} leave by merger: a jump of ${percent(mergerPremium[0])} to ${percent(mergerPremium[1])} at an open, then ${events.mergerDays} quiet days, then the last bar.`,
      `- ${percent(events.failures)} are delisted for cause: ${events.failureDays} days at ${events.failureStress} times the own volatility, then a last day that opens ${percent(failureDrop[0])} to ${percent(failureDrop[1])} lower. A backtest that forgets delisted symbols is too good here.`,
      `- Prices and volumes are stored raw, as traded. Above a symbol's threshold (${splitAbove[0]} to ${splitAbove[1]}) a split of ${events.splitRatios.join(", ")} for one follows, below ${events.reverseSplitBelow} a reverse split of one for ${1 / events.reverseSplitRatio}; adjustment factors come with the market, and reading adjusts by default. There are no dividends.`,
      `- A halt begins with a chance of ${percent(events.haltChance)} a day and lasts about ${events.haltDaysMean} days; halted days have no row.`,
    ].join("\n"),
  ].join("\n\n");
}

function costsSection(): string {
  const { commissionBps, halfSpreadBps, slippageBps, impactCoefficient, borrowBpsPerYear } = demoCosts;
  return [
    "## Costs that suit it",
    `Commission ${commissionBps} bp, half spread ${halfSpreadBps} bp, slippage ${slippageBps} bp, square-root impact with coefficient ${impactCoefficient} (daily volatility × coefficient × square root of the share of the day's volume), borrow ${borrowBpsPerYear} bp a year. A strategy's own cost section decides; these are the figures of a liquid stock market.`,
  ].join("\n\n");
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
