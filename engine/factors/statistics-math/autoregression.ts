// Autoregression by least squares on a constant and the last k values.
import { regressionCut, shortestFit, solveTriangle, triangulate } from "./least-squares.ts";

/**
 * Constant and coefficients of the lags 1 … k; null unless there are more rows than coefficients.
 * Source  statsmodels AutoReg(x, lags=k, trend="c"): conditional least squares, the shortest solution where columns depend
 */
export function autoregression(x: Float64Array, k: number): Float64Array | null {
  const rows = x.length - k;
  if (rows <= k + 1) return null;
  const columns = [new Float64Array(rows).fill(1)];
  for (let lag = 1; lag <= k; lag++) columns.push(x.slice(k - lag, x.length - lag));
  const right = x.slice(k);
  const triangle = triangulate(columns, right);
  return triangle.independent ? solveTriangle(triangle) : shortestFit(columns, right, regressionCut).beta;
}
