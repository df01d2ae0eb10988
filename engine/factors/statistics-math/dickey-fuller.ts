// The augmented Dickey–Fuller test for a unit root, with a constant.
import { normalCdf } from "#engine/core";
import { regressionCut, shortestFit, triangulate } from "./least-squares.ts";
import { differences } from "./moments.ts";

/** How the number of lags is chosen; "none" takes the highest. */
export const lagRules = ["AIC", "BIC", "t-stat", "none"] as const;
export type LagRule = (typeof lagRules)[number];

export interface UnitRootTest {
  readonly teststat: number;
  readonly pvalue: number;
  readonly usedlag: number;
}

/** Two-sided five per cent from one side: the last lag stays when its t passes this. */
const telling = 1.6448536269514722;

/**
 * Regresses the differences on a constant, the level before and lagged differences.
 *
 * Source  statsmodels adfuller(x, regression="c", autolag): up to ⌈12 (n / 100)^¼⌉ lags (Schwert 1989), no more than n / 2 − 2;
 *         rules compare all lags on one sample, the chosen one is fitted again on its own; null for fewer than four values.
 *         A regressor that never varies takes the constant's place.
 */
export function dickeyFuller(x: Float64Array, rule: LagRule): UnitRootTest | null {
  const most = Math.min(Math.floor(x.length / 2) - 2, Math.ceil(12 * (x.length / 100) ** 0.25));
  if (most < 0) return null;
  const usedlag = rule === "none" ? most : chooseLag(x, most, rule);
  const { columns, right, constants } = regressors(x, usedlag);
  const level = columns[constants]!;
  const others = columns.filter((column) => column !== level);
  const teststat = lastT([...others, level], right);
  return { teststat, usedlag, pvalue: unitRootP(teststat) };
}

interface Regressors {
  /** The constant where there is one, the level before, then the lagged differences. */
  readonly columns: readonly Float64Array[];
  readonly right: Float64Array;
  readonly constants: number;
}

function regressors(x: Float64Array, lags: number): Regressors {
  const steps = differences(x);
  const rows = steps.length - lags;
  const moving = [x.slice(lags, lags + rows)];
  for (let lag = 1; lag <= lags; lag++) moving.push(steps.slice(lags - lag, lags - lag + rows));
  const still = moving.some((column) => column[0] !== 0 && column.every((value) => value === column[0]));
  const constant = still ? [] : [new Float64Array(rows).fill(1)];
  return { columns: [...constant, ...moving], right: steps.slice(lags), constants: constant.length };
}

function chooseLag(x: Float64Array, most: number, rule: Exclude<LagRule, "none">): number {
  const { columns, right, constants } = regressors(x, most);
  const fits = nestedFits(columns, right, constants + 1);
  if (rule === "t-stat") {
    for (let lag = most; lag > 0; lag--) if (Math.abs(fits[lag]!.t) >= telling) return lag;
    return 0;
  }
  let best = 0;
  let lowest = Number.NaN;
  for (const [lag, { rest, rank }] of fits.entries()) {
    const rows = right.length;
    const likelihood = -0.5 * rows * (Math.log(2 * Math.PI) + Math.log(rest / rows) + 1);
    const criterion = -2 * likelihood + rank * (rule === "AIC" ? 2 : Math.log(rows));
    if (lag === 0 || criterion < lowest) [best, lowest] = [lag, criterion];
  }
  return best;
}

interface NestedFit {
  readonly rest: number;
  readonly rank: number;
  /** t of the last column. */
  readonly t: number;
}

/** Fits of the first `least`, `least` + 1, … columns, from one triangle. */
function nestedFits(columns: readonly Float64Array[], right: Float64Array, least: number): readonly NestedFit[] {
  const counts = Array.from({ length: columns.length - least + 1 }, (_, i) => least + i);
  if (right.every((step) => step === 0)) return counts.map((rank) => ({ rest: 0, rank, t: Number.NaN }));
  const { y, r, independent } = triangulate(columns, right);
  if (!independent) return counts.map((count) => singularFit(columns.slice(0, count), right));
  let rest = 0;
  for (let i = columns.length; i < y.length; i++) rest += y[i]! ** 2;
  const fits: NestedFit[] = [];
  for (const count of counts.toReversed()) {
    const last = count - 1;
    const t = (y[last]! * Math.sign(r[last]![last]!)) / Math.sqrt(rest / (y.length - count));
    fits.push({ rest, rank: count, t });
    rest += y[last]! ** 2;
  }
  return fits.reverse();
}

function singularFit(columns: readonly Float64Array[], right: Float64Array): NestedFit {
  const { beta, spread, rank, rest } = shortestFit(columns, right, regressionCut);
  const last = columns.length - 1;
  return { rest, rank, t: beta[last]! / Math.sqrt((rest / (right.length - rank)) * spread[last]!) };
}

function lastT(columns: readonly Float64Array[], right: Float64Array): number {
  return nestedFits(columns, right, columns.length)[0]!.t;
}

/** Normal probabilities of polynomials in the statistic. Source: MacKinnon 1994, constant, one series; 2010 for the bounds. */
function unitRootP(statistic: number): number {
  if (statistic > 2.74) return 1;
  if (statistic < -18.83) return 0;
  if (Number.isNaN(statistic)) return Number.NaN;
  const polynomial = statistic <= -1.61 ? [0.038269, 1.4412, 2.1659] : [-0.010368, -0.12745, 0.93202, 1.7339];
  return normalCdf(polynomial.reduce((sum, coefficient) => sum * statistic + coefficient, 0));
}
