// Rolling least squares of one series of a symbol on up to three others, with an intercept.
import { isFlat } from "./flat.ts";
import type { WindowRule } from "./rolling-moments.ts";
import { WindowCoMoments } from "./window-co-moments.ts";

/** What is reported: beta of one regressor (0 is the first), the intercept, the last fit, the last residual, or R². */
export type RegressionReport =
  | { readonly kind: "beta"; readonly which: number }
  | { readonly kind: "alpha" | "fit" | "residual" | "rsquare" };

/** A regressor whose share unexplained by the ones before it is below this is one of them in disguise. */
export const collinearShare = 1e-10;

/**
 * Least squares of series[0] on the other series over the last `window` rows.
 *
 * Shape   series[k][n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * Unit    fit, residual, alpha: that of series[0] · beta: its quotient by the regressor's · rsquare: ratio
 * NaN     a row counts when all series are finite; fewer rows than minPeriods or regressors + 1, a regressor that does not
 *         vary or follows from the others give NaN; fit needs today's regressors, residual today's row, rsquare a series[0] that varies
 * Source  normal equations of the centred series, scaled to correlations, by an LDL decomposition
 * Cost    constant per step; see WindowCoMoments
 */
export function rollingRegression(
  series: readonly Float64Array[],
  rule: WindowRule & { readonly report: RegressionReport },
  out: Float64Array,
): void {
  const { report } = rule;
  const width = series.length - 1;
  const moments = new WindowCoMoments(series, rule.window);
  const solver = new Solver(moments, width);
  const least = Math.max(rule.minPeriods, width + 1);
  for (let t = 0; t < out.length; t++) {
    moments.step(t);
    const solved = moments.count >= least && solver.solve();
    const value = solved ? reported(solver, report, { series, t }) : Number.NaN;
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

function reported(
  solver: Solver,
  report: RegressionReport,
  now: { readonly series: readonly Float64Array[]; readonly t: number },
): number {
  const { betas, moments } = solver;
  if (report.kind === "beta") return betas[report.which]!;
  if (report.kind === "rsquare") {
    const spread = moments.central(0, 0);
    if (isFlat(spread / (moments.count - 1), moments.mean(0))) return Number.NaN;
    return Math.max(0, Math.min(1, solver.explained() / spread));
  }
  let line = 0;
  for (let i = 0; i < betas.length; i++) {
    const x = report.kind === "alpha" ? 0 : now.series[i + 1]![now.t]!;
    line += betas[i]! * moments.deviation(i + 1, x);
  }
  if (report.kind === "residual") return moments.deviation(0, now.series[0]![now.t]!) - line;
  return moments.mean(0) + line;
}

/** Solves the normal equations of one window in place. */
class Solver {
  readonly betas: Float64Array;
  readonly moments: WindowCoMoments;
  private readonly lower: Float64Array;
  private readonly pivots: Float64Array;
  private readonly scales: Float64Array;
  private readonly width: number;

  constructor(moments: WindowCoMoments, width: number) {
    this.moments = moments;
    this.width = width;
    this.betas = new Float64Array(width);
    this.lower = new Float64Array(width * width);
    this.pivots = new Float64Array(width);
    this.scales = new Float64Array(width);
  }

  /** False when a regressor does not vary or follows from the others. */
  solve(): boolean {
    const { betas, lower, moments, pivots, scales, width } = this;
    for (let i = 0; i < width; i++) {
      const spread = moments.central(i + 1, i + 1);
      if (isFlat(spread / (moments.count - 1), moments.mean(i + 1))) return false;
      scales[i] = Math.sqrt(spread);
    }
    for (let i = 0; i < width; i++) {
      let right = moments.central(0, i + 1) / scales[i]!;
      for (let j = 0; j <= i; j++) {
        let cell = j === i ? 1 : moments.central(j + 1, i + 1) / scales[i]! / scales[j]!;
        for (let k = 0; k < j; k++) cell -= lower[i * width + k]! * lower[j * width + k]! * pivots[k]!;
        if (j === i) pivots[i] = cell;
        else lower[i * width + j] = cell / pivots[j]!;
      }
      if (!(pivots[i]! > collinearShare)) return false;
      for (let k = 0; k < i; k++) right -= lower[i * width + k]! * betas[k]!;
      betas[i] = right;
    }
    for (let i = width - 1; i >= 0; i--) {
      let beta = betas[i]! / pivots[i]!;
      for (let k = i + 1; k < width; k++) beta -= lower[k * width + i]! * betas[k]!;
      betas[i] = beta;
    }
    for (let i = 0; i < width; i++) betas[i] = betas[i]! / scales[i]!;
    return true;
  }

  /** The part of Σ(y − mean y)² that the regressors carry. */
  explained(): number {
    let sum = 0;
    for (let i = 0; i < this.width; i++) sum += this.betas[i]! * this.moments.central(0, i + 1);
    return sum;
  }
}
