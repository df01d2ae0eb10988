// Other tests of the random walk: Phillips–Perron and the variance ratio.
import { normalCdf, QraftError } from "#engine/core";
import { fitLinear } from "./linear-fit.ts";
import { type Trend, unitRootP } from "./mackinnon.ts";
import { longRunVariance } from "./stationarity.ts";
import { checkSeries, trendColumns } from "./unit-root.ts";

export interface RandomWalkTest {
  readonly statistic: number;
  readonly p: number;
  readonly lags: number;
}

/**
 * The t of an autoregression of order one, corrected for what is left in its residuals.
 *
 * Source  Phillips and Perron 1988, the tau form; lags default ⌈12 (n / 100)^¼⌉, as in arch
 */
export function phillipsPerron(
  x: Float64Array,
  options: { readonly trend?: Exclude<Trend, "ctt">; readonly lags?: number } = {},
): RandomWalkTest {
  const { trend = "c" } = options;
  checkSeries(x);
  const lags = options.lags ?? Math.ceil(12 * (x.length / 100) ** 0.25);
  const y = x.slice(1);
  const fit = fitLinear([...trendColumns(y.length, trend), x.slice(0, -1)], y);
  const n = y.length;
  const place = fit.params.length - 1;
  const spread = longRunVariance(fit.residuals, lags);
  const own = fit.squares / n;
  const s = Math.sqrt(fit.squares / (n - fit.params.length));
  const error = s * Math.sqrt(fit.inverse[place]![place]!);
  const plain = (fit.params[place]! - 1) / error;
  const statistic = Math.sqrt(own / spread) * plain - (0.5 * ((spread - own) / Math.sqrt(spread)) * n * error) / s;
  return { statistic, p: unitRootP(statistic, trend), lags };
}

export interface VarianceRatio {
  readonly ratio: number;
  readonly statistic: number;
  readonly p: number;
}

/**
 * Variance of `bars`-step changes over `bars` times the variance of single steps; 1 for a random walk.
 *
 * Source  Lo and MacKinlay 1988, overlapping changes, unbiased, robust to changing variance unless told otherwise; as in arch
 */
export function varianceRatio(
  x: Float64Array,
  bars: number,
  options: { readonly drift?: boolean; readonly robust?: boolean } = {},
): VarianceRatio {
  const { drift = true, robust = true } = options;
  checkSeries(x);
  const steps = x.slice(1).map((value, i) => value - x[i]!);
  const n = steps.length;
  if (!(Number.isInteger(bars) && bars >= 2 && bars < n)) {
    throw new QraftError(
      "bad-lags",
      `A variance ratio over ${bars} bars does not fit ${x.length} values.`,
      "Give a whole number from 2.",
    );
  }
  const mean = drift ? (x[n]! - x[0]!) / n : 0;
  const squares = steps.map((step) => (step - mean) ** 2);
  const total = squares.reduce((sum, value) => sum + value, 0);
  let long = 0;
  for (let i = bars; i <= n; i++) long += (x[i]! - x[i - bars]! - bars * mean) ** 2;
  const ratio = long / (bars * (n - bars + 1) * (1 - bars / n)) / (total / (n - 1));
  let theta = 0;
  for (let k = 1; k < bars; k++) {
    let products = 0;
    for (let i = k; i < n; i++) products += squares[i]! * squares[i - k]!;
    theta += 4 * (1 - k / bars) ** 2 * ((n * products) / total ** 2);
  }
  if (!robust) theta = (2 * (2 * bars - 1) * (bars - 1)) / (3 * bars);
  const statistic = (Math.sqrt(n) * (ratio - 1)) / Math.sqrt(theta);
  return { ratio, statistic, p: 2 * normalCdf(-Math.abs(statistic)) };
}
