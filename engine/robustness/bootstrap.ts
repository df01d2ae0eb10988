// Bootstrap intervals of a statistic of returns, in blocks so that autocorrelation survives.
import { QraftError, quantileOf, type Series, seededRandom } from "#engine/core";
import { optimalBlockLength } from "./block-length.ts";
import { sharpePerBarOf } from "./moments.ts";
import { type ResampleScheme, resampleRows } from "./resample.ts";

export interface BootstrapOptions {
  readonly seed: number | string;
  /** Default 1000. */
  readonly draws?: number | undefined;
  /** Mean block length in bars; default the automatic choice, at least 1. */
  readonly block?: number | undefined;
  /** Default stationary. */
  readonly scheme?: ResampleScheme | undefined;
  /** Default Sharpe per bar. */
  readonly statistic?: ((returns: Float64Array) => number) | undefined;
  /** Default 0.95. */
  readonly level?: number | undefined;
}

export interface BootstrapInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Two-sided chance, under resampling, of a deviation from zero as large as the estimate's. */
  readonly p: number;
  readonly draws: number;
  readonly block: number;
  readonly n: number;
}

/**
 * Percentile interval of a statistic of one return series.
 *
 * NaN     missing returns leave the series; fewer than ten leave no interval
 * Source  Politis and Romano 1994; percentile method. Errs towards narrow intervals in short samples
 */
export function blockBootstrap(returns: Series, options: BootstrapOptions): BootstrapInterval {
  return intervalOf([returns], ([only], statistic) => statistic(only!), options);
}

/** Interval of statistic(a) − statistic(b) on the bars that both have; one draw of rows serves both series. */
export function differenceInterval(a: Series, b: Series, options: BootstrapOptions): BootstrapInterval {
  if (a.length !== b.length) {
    throw new QraftError(
      "unequal-series",
      `Series of ${a.length} and ${b.length} bars cannot be paired.`,
      "Align them first.",
    );
  }
  return intervalOf([a, b], ([first, second], statistic) => statistic(first!) - statistic(second!), options);
}

type Statistic = (returns: Float64Array) => number;
type Combine = (series: readonly Float64Array[], statistic: Statistic) => number;

function intervalOf(series: readonly Series[], combine: Combine, options: BootstrapOptions): BootstrapInterval {
  const { seed, draws = 1000, scheme = "stationary", statistic = sharpePerBarOf, level = 0.95 } = options;
  const shared = Array.from({ length: series[0]?.length ?? 0 }, (_, i) => i).filter((i) =>
    series.every((values) => Number.isFinite(values[i]!)),
  );
  const known = series.map((values) => Float64Array.from(shared, (i) => values[i]!));
  const n = shared.length;
  const estimate = combine(known, statistic);
  const automatic = Math.max(...known.map((values) => optimalBlockLength(values).stationary));
  const block = Math.min(Math.max(1, n), options.block ?? Math.max(1, Number.isFinite(automatic) ? automatic : 1));
  if (n < 10) return { estimate, low: Number.NaN, high: Number.NaN, level, p: Number.NaN, draws: 0, block, n };
  const random = seededRandom(seed).fork("bootstrap");
  const drawn = known.map(() => new Float64Array(n));
  const results: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const rows = resampleRows(n, { scheme, block }, random);
    for (const [k, values] of known.entries()) for (let i = 0; i < n; i++) drawn[k]![i] = values[rows[i]!]!;
    const result = combine(drawn, statistic);
    if (Number.isFinite(result)) results.push(result);
  }
  const tail = (1 - level) / 2;
  const beyond = results.filter((x) => Math.abs(x - estimate) >= Math.abs(estimate)).length;
  return {
    estimate,
    low: quantileOf(results, tail),
    high: quantileOf(results, 1 - tail),
    level,
    p: results.length === 0 ? Number.NaN : (beyond + 1) / (results.length + 1),
    draws: results.length,
    block,
    n,
  };
}
