// Dickey–Fuller after generalised-least-squares detrending.
import { normalCdf } from "#engine/core";
import { fitLinear, tOf } from "./linear-fit.ts";
import { checkSeries, chooseLags, type LagRule, lagBound, levelRegression, trendColumns } from "./unit-root.ts";

export interface DetrendedTest {
  readonly statistic: number;
  readonly p: number;
  readonly lags: number;
  readonly n: number;
  /** At 1 %, 5 % and 10 %. */
  readonly critical: readonly number[];
}

type DetrendedTrend = "c" | "ct";

interface Surface {
  /** Beyond these p is 0 and 1; below `turn` the first polynomial holds, above it the second. */
  readonly least: number;
  readonly most: number;
  readonly turn: number;
  readonly below: readonly number[];
  readonly above: readonly number[];
  /** Polynomials in 1 / n of the 1 %, 5 % and 10 % points. */
  readonly critical: readonly (readonly number[])[];
}

/** Fitted to simulated statistics by MacKinnon's method; as published with arch. */
const surfaces: Readonly<Record<DetrendedTrend, Surface>> = {
  c: {
    least: -17.561302895074206,
    most: 13.365361509140614,
    turn: -0.4795076091714674,
    below: [0.67422739, 1.25475826, 0.03572509],
    above: [0.50612497, 0.98305664, -0.05648525, 0.00140875],
    critical: [
      [-2.56781793, -20.5575392, 182.727674, -1778.66664],
      [-1.94363325, -21.7272746, 260.815068, -2269.14916],
      [-1.61998241, -23.2734708, 306.474378, -2574.83557],
    ],
  },
  ct: {
    least: -13.681153542634465,
    most: 8.73743383728356,
    turn: -2.1960404365401298,
    below: [2.38767685, 1.57454737, 0.05754439],
    above: [2.60561421, 1.67850224, 0.0373599, -0.01017936],
    critical: [
      [-3.40689134, -21.69971242, 27.26295939, -816.84404772],
      [-2.84677178, -19.69109364, 84.7664136, -799.40722401],
      [-2.55890707, -19.42621991, 116.53759752, -840.31342847],
    ],
  },
};

/**
 * Dickey–Fuller without trend terms on a series whose level or trend was removed under a near unit root.
 *
 * Lags    chosen on the series detrended by plain least squares, which keeps power far from the unit root
 * Errors  too few values, NaN, a series that does not vary
 * Source  Elliott, Rothenberg and Stock 1996: local parameter −7 with a constant, −13.5 with a trend; lags by Perron and
 *         Qu 2007; as in arch
 */
export function dickeyFullerGls(
  x: Float64Array,
  options: {
    readonly trend?: DetrendedTrend;
    readonly rule?: LagRule;
    readonly lags?: number;
    readonly maxLags?: number;
  } = {},
): DetrendedTest {
  const { trend = "c", rule = "aic" } = options;
  checkSeries(x);
  const near = 1 + (trend === "c" ? -7 : -13.5) / x.length;
  const lessBefore = (column: Float64Array): Float64Array =>
    column.map((value, i) => (i === 0 ? value : value - near * column[i - 1]!));
  const columns = trendColumns(x.length, trend);
  const { params } = fitLinear(columns.map(lessBefore), lessBefore(x));
  const rest = x.map((value, i) => value - columns.reduce((sum, column, k) => sum + params[k]! * column[i]!, 0));
  const usual = Math.min(Math.floor((x.length - 1) / 2) - 1, Math.ceil(12 * (x.length / 100) ** 0.25));
  const most = lagBound(x.length, "n", options.lags ?? options.maxLags ?? Math.max(0, usual));
  const detrended = fitLinear(columns, x).residuals;
  const lags = options.lags ?? chooseLags(detrended, { trend: "n", rule, most, likelihoodT: true });
  const fit = levelRegression(rest, lags, "n");
  const statistic = tOf(fit, 0);
  const n = fit.y.length;
  const critical = surfaces[trend].critical.map((points) => polynomial(points, 1 / n));
  return { statistic, p: pOf(statistic, trend), lags, n, critical };
}

function pOf(statistic: number, trend: DetrendedTrend): number {
  const { least, most, turn, below, above } = surfaces[trend];
  if (statistic > most) return 1;
  if (statistic < least) return 0;
  return normalCdf(polynomial(statistic <= turn ? below : above, statistic));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
