// The augmented Dickey–Fuller test for a unit root, with all trends and all rules for the number of lags.
import { QraftError } from "#engine/core";
import { fitLinear, type LinearFit, logLikelihood, ones, tOf } from "./linear-fit.ts";
import { type Trend, unitRootCritical, unitRootP } from "./mackinnon.ts";

export type LagRule = "aic" | "bic" | "t";

export interface UnitRootOptions {
  /** Default "c". */
  readonly trend?: Trend | undefined;
  /** How the lags are chosen among 0 … maxLags; null takes maxLags. Default "aic". */
  readonly rule?: LagRule | null | undefined;
  /** Default ⌈12 (n / 100)^¼⌉, at most n / 2 less the trend's terms and 1. */
  readonly maxLags?: number | undefined;
}

export interface UnitRootTest {
  readonly statistic: number;
  readonly p: number;
  readonly lags: number;
  readonly n: number;
  /** At 1 %, 5 % and 10 %. */
  readonly critical: readonly number[];
}

const termsOf: Readonly<Record<Trend, number>> = { n: 0, c: 1, ct: 2, ctt: 3 };
/** Two-sided ten per cent: the last lag stays when its t passes this. */
const telling = 1.6448536269514722;

/**
 * Regresses differences on the level before, lagged differences and the trend; the statistic is the level's t.
 *
 * Errors  too few values, NaN, a series that does not vary
 * Source  Dickey and Fuller 1979, Said and Dickey 1984; same as statsmodels adfuller
 */
export function augmentedDickeyFuller(x: Float64Array, options: UnitRootOptions = {}): UnitRootTest {
  const { trend = "c", rule = "aic" } = options;
  checkSeries(x);
  const most = lagBound(x.length, trend, options.maxLags);
  const lags = rule === null ? most : chooseLags(x, { trend, rule, most });
  const fit = levelRegression(x, lags, trend);
  const statistic = tOf(fit, termsOf[trend]);
  const n = fit.y.length;
  return { statistic, p: unitRootP(statistic, trend), lags, n, critical: unitRootCritical(trend, n) };
}

/** Refuses what no unit-root test can answer. */
export function checkSeries(x: Float64Array): void {
  const bad = (problem: string): QraftError =>
    new QraftError("bad-series", problem, "Give a finite series that varies.");
  const row = x.findIndex((value) => !Number.isFinite(value));
  if (row >= 0) throw bad(`The series holds ${x[row]} in row ${row}.`);
  if (x.every((value) => value === x[0])) throw bad(`A series of ${x.length} equal values has no dynamics to test.`);
}

/** The most lags that a series allows, or as many as asked for. */
export function lagBound(n: number, trend: Trend, asked?: number): number {
  const allowed = Math.floor(n / 2) - termsOf[trend] - 1;
  const most = asked ?? Math.min(allowed, Math.ceil(12 * (n / 100) ** 0.25));
  if (most >= 0 && most <= allowed && Number.isInteger(most)) return most;
  throw new QraftError(
    "bad-lags",
    allowed < 0 ? `${n} values are too few for a unit-root test.` : `${most} lags do not fit ${n} values.`,
    allowed < 0 ? "Give a longer series." : `Give a whole number from 0 to ${allowed}.`,
  );
}

/** Trend terms first, then the level, then lags 1 … of the differences. */
export function levelRegression(x: Float64Array, lags: number, trend: Trend): LinearFit {
  const { columns, y } = levelColumns(x, lags, trend);
  return fitLinear(columns, y);
}

interface LevelColumns {
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
}

function levelColumns(x: Float64Array, lags: number, trend: Trend): LevelColumns {
  const steps = x.slice(1).map((value, i) => value - x[i]!);
  const rows = steps.length - lags;
  const columns = [...trendColumns(rows, trend), x.slice(lags, lags + rows)];
  for (let lag = 1; lag <= lags; lag++) columns.push(steps.slice(lags - lag, lags - lag + rows));
  return { columns, y: steps.slice(lags) };
}

/** None, or a constant, 1, 2, 3, … and their squares, as far as the trend goes. */
export function trendColumns(rows: number, trend: Trend): Float64Array[] {
  const place = Float64Array.from({ length: rows }, (_, i) => i + 1);
  return [ones(rows), place, place.map((i) => i * i)].slice(0, termsOf[trend]);
}

interface LagChoice {
  readonly trend: Trend;
  readonly rule: LagRule;
  readonly most: number;
  /** The last lag's t from the likelihood's variance, squares / n, instead of squares / free. */
  readonly likelihoodT?: boolean;
}

/** Lags of the best fit; all candidates are fitted on the rows that the most lags leave. */
export function chooseLags(x: Float64Array, { trend, rule, most, likelihoodT = false }: LagChoice): number {
  const { columns, y } = levelColumns(x, most, trend);
  const fitOf = (lags: number): LinearFit => fitLinear(columns.slice(0, termsOf[trend] + 1 + lags), y);
  if (rule === "t") {
    for (let lags = most; lags > 0; lags--) {
      const fit = fitOf(lags);
      const scale = likelihoodT ? Math.sqrt(y.length / (y.length - fit.rank)) : 1;
      if (Math.abs(tOf(fit, fit.params.length - 1)) * scale >= telling) return lags;
    }
    return 0;
  }
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let lags = 0; lags <= most; lags++) {
    const fit = fitOf(lags);
    const criterion = -2 * logLikelihood(fit) + fit.rank * (rule === "aic" ? 2 : Math.log(y.length));
    if (criterion < lowest) [best, lowest] = [lags, criterion];
  }
  return best;
}
