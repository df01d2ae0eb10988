// Chance of the simulation: fat-tailed draws and variances that cluster.
import type { Random } from "#engine/core";
import { volatility } from "./settings.ts";

/** A draw of unit variance with fat tails: a normal whose scale is itself random (lognormal). */
export function fatDraw(random: Random): number {
  const scale = Math.exp(volatility.tail * random.normal() - volatility.tail * volatility.tail);
  return random.normal() * scale;
}

export interface Clustering {
  readonly alpha: number;
  readonly gamma: number;
  readonly beta: number;
}

/** The next day's variance; shocks beyond five deviations count as five, so that one jump does not last for years. */
export function nextVariance(variance: number, shock: number, base: number, model: Clustering): number {
  const square = Math.min(shock * shock, 25 * variance);
  const rest = 1 - model.alpha - model.gamma / 2 - model.beta;
  const asymmetric = shock < 0 ? model.gamma * square : 0;
  return base * rest + model.alpha * square + asymmetric + model.beta * variance;
}

/** Overnight and intraday parts of one factor's day. */
export interface FactorDay {
  overnight: number;
  intraday: number;
  variance: number;
}

const overnightScale = Math.sqrt(volatility.overnight);
const intradayScale = Math.sqrt(1 - volatility.overnight);

/** Moves a common factor by one day. */
export function stepFactor(day: FactorDay, base: number, model: Clustering, random: Random): void {
  const deviation = Math.sqrt(day.variance);
  day.overnight = deviation * overnightScale * fatDraw(random);
  day.intraday = deviation * intradayScale * fatDraw(random);
  day.variance = nextVariance(day.variance, day.overnight + day.intraday, base, model);
}

/** Log return of one part of the day from a symbol's own shocks. */
export function ownShocks(deviation: number, random: Random): { overnight: number; intraday: number } {
  const jump = random.next() < volatility.jumpChance ? volatility.jumpSize * deviation * random.normal() : 0;
  if (jump === 0) random.normal();
  return {
    overnight: deviation * overnightScale * fatDraw(random) + jump,
    intraday: deviation * intradayScale * fatDraw(random),
  };
}

/**
 * Highest and lowest point of a day's path between open and close, as logs.
 * Source  maximum of a Brownian bridge: (a + b + sqrt((b − a)² − 2 σ² ln u)) / 2; the minimum by symmetry
 */
export function pathExtremes(
  ends: { readonly open: number; readonly close: number },
  deviation: number,
  random: Random,
): { high: number; low: number } {
  const { open, close } = ends;
  const variance = deviation * deviation * (1 - volatility.overnight);
  const reach = (): number => Math.sqrt((close - open) ** 2 - 2 * variance * Math.log(1 - random.next()));
  return { high: (open + close + reach()) / 2, low: (open + close - reach()) / 2 };
}
