// KPSS: is a series stationary around a level or a trend?
import { meanOf } from "#engine/core";
import { fitLinear } from "./linear-fit.ts";
import { checkSeries, trendColumns } from "./unit-root.ts";

export interface StationarityTest {
  readonly statistic: number;
  /** Interpolated between 0.1 and 0.01, the ends of the published table. */
  readonly p: number;
  readonly lags: number;
}

const points = {
  c: [0.347, 0.463, 0.574, 0.739],
  ct: [0.119, 0.146, 0.176, 0.216],
} as const;
const levels = [0.1, 0.05, 0.025, 0.01] as const;

export interface StationarityOptions {
  /** Around a level or a trend. Default "c". */
  readonly trend?: "c" | "ct";
  /** "auto": Hobijn, Franses and Ooms 1998 · "legacy": ⌈12 (n / 100)^¼⌉ · or a number. Default "auto". */
  readonly lags?: "auto" | "legacy" | number;
}

/** Source: Kwiatkowski, Phillips, Schmidt and Shin 1992; same as statsmodels kpss. */
export function kpss(x: Float64Array, options: StationarityOptions = {}): StationarityTest {
  const { trend = "c", lags = "auto" } = options;
  checkSeries(x);
  const n = x.length;
  const mean = meanOf(x);
  const rest = trend === "c" ? x.map((value) => value - mean) : fitLinear(trendColumns(n, "ct"), x).residuals;
  const rule = lags === "auto" ? autoLags(rest) : lags === "legacy" ? Math.ceil(12 * (n / 100) ** 0.25) : lags;
  const used = Math.min(rule, n - 1);
  let level = 0;
  let sum = 0;
  for (const value of rest) {
    level += value;
    sum += level * level;
  }
  const statistic = sum / n ** 2 / longRunVariance(rest, used);
  return { statistic, p: interpolate(statistic, points[trend]), lags: used };
}

/** Variance of the sum of a series over its length, Bartlett weights; the mean is not taken off. */
export function longRunVariance(rest: Float64Array, lags: number): number {
  let total = autoProduct(rest, 0);
  for (let lag = 1; lag <= lags; lag++) total += 2 * (1 - lag / (lags + 1)) * autoProduct(rest, lag);
  return total / rest.length;
}

function autoProduct(x: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < x.length; i++) sum += x[i]! * x[i - lag]!;
  return sum;
}

function autoLags(rest: Float64Array): number {
  const n = rest.length;
  const most = Math.trunc(n ** (2 / 9));
  let s0 = autoProduct(rest, 0) / n;
  let s1 = 0;
  for (let lag = 1; lag <= most; lag++) {
    const product = autoProduct(rest, lag) / (n / 2);
    s0 += product;
    s1 += lag * product;
  }
  return Math.trunc(1.1447 * ((s1 / s0) ** 2) ** (1 / 3) * n ** (1 / 3));
}

function interpolate(x: number, at: readonly number[]): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= at[0]!) return levels[0];
  for (let k = 1; k < at.length; k++) {
    if (x > at[k]!) continue;
    const part = (x - at[k - 1]!) / (at[k]! - at[k - 1]!);
    return levels[k - 1]! + part * (levels[k]! - levels[k - 1]!);
  }
  return levels[3];
}
