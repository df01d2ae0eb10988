// LASSO and elastic net by coordinate descent on moments: after the cross-products the number of rows costs nothing.
import { QraftError } from "#engine/core";
import { solveOrSplit, solveSymmetric } from "./cholesky.ts";
import type { UnitMoments } from "./moments.ts";

export interface PathPoint {
  readonly alpha: number;
  /** Coefficients of the standardised columns. */
  readonly weights: Float64Array;
  /** Coordinates other than 0. */
  readonly active: readonly number[];
}

export interface PathOptions {
  /** Descending penalties; left out, `count` of them from the first that lets a column in down to `least` times it. */
  readonly alphas?: readonly number[];
  readonly count?: number;
  readonly least?: number;
  /** 1: LASSO · towards 0: ridge. Default 1. */
  readonly l1Share?: number;
}

/**
 * Minimises |y − Xb|² / 2n + alpha (l1Share |b|₁ + (1 − l1Share) |b|² / 2) for each alpha, starting where the last one ended.
 *
 * Shape   one point for each alpha, in the order of the penalties, descending
 * Columns that do not vary keep weight 0; of equal columns the first takes what both could
 * Source  Friedman, Hastie and Tibshirani 2010; between sweeps the active columns are solved for
 */
export function elasticNetPath(moments: UnitMoments, options: PathOptions = {}): readonly PathPoint[] {
  const share = options.l1Share ?? 1;
  if (!(share > 0 && share <= 1)) {
    throw new QraftError(
      "bad-penalty",
      `A share of ${share} for the absolute penalty is not above 0 and up to 1.`,
      "Use ridge for 0.",
    );
  }
  const alphas = options.alphas ?? penalties(moments, options, share);
  const wrong = alphas.find((alpha) => !(alpha >= 0 && Number.isFinite(alpha)));
  if (wrong !== undefined)
    throw new QraftError("bad-penalty", `${wrong} is not a penalty.`, "Give finite numbers from 0.");
  const state = { weights: new Float64Array(moments.p), pull: Float64Array.from(moments.covariances) };
  return [...alphas]
    .sort((a, b) => b - a)
    .map((alpha) => {
      descend(moments, state, { l1: alpha * share, l2: alpha * (1 - share) });
      const weights = state.weights.slice();
      return { alpha, weights, active: [...weights.keys()].filter((j) => weights[j] !== 0) };
    });
}

/** The least penalty at which every weight is 0. */
export function emptyPenalty({ covariances }: UnitMoments, l1Share = 1): number {
  return covariances.reduce((most, c) => Math.max(most, Math.abs(c)), 0) / l1Share;
}

function penalties(moments: UnitMoments, { count = 100, least = 1e-3 }: PathOptions, share: number): readonly number[] {
  const most = emptyPenalty(moments, share);
  return Array.from({ length: count }, (_, k) => most * least ** (count === 1 ? 0 : k / (count - 1)));
}

interface Descent {
  readonly weights: Float64Array;
  /** covariances − correlations · weights: what each column still explains. */
  readonly pull: Float64Array;
}

interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** More rounds than this end the search; the weights then lie within the last step of the minimum. */
const mostRounds = 2_000;

/** Sweeps over the active columns, before they are solved for at once: enough where columns are not much alike. */
const activeSweeps = 40;

/** A sweep lets columns in, sweeps over the active ones or their joint solution settle them, until a sweep moves nothing. */
function descend(moments: UnitMoments, state: Descent, penalty: Penalty): void {
  const scale = Math.max(Math.sqrt(moments.variance), Number.MIN_VALUE);
  const all = Array.from({ length: moments.p }, (_, j) => j);
  for (let round = 0; round < mostRounds; round++) {
    const moved = sweepOnce(moments, state, { penalty, over: all });
    if (moved <= 1e-11 * scale) return;
    const active = all.filter((j) => state.weights[j] !== 0);
    let still = moved;
    for (let k = 0; k < activeSweeps && still > 1e-11 * scale; k++)
      still = sweepOnce(moments, state, { penalty, over: active });
    if (still > 1e-11 * scale) settle(moments, state.weights, penalty);
    refreshPull(moments, state);
  }
}

/** One pass over some coordinates; gives the longest step. */
function sweepOnce(
  { p, correlations, deviationX }: UnitMoments,
  { weights, pull }: Descent,
  { penalty, over }: { readonly penalty: Penalty; readonly over: readonly number[] },
): number {
  let longest = 0;
  for (const j of over) {
    if (deviationX[j] === 0) continue;
    const own = weights[j]!;
    const raw = pull[j]! + own;
    const size = Math.abs(raw) - penalty.l1;
    const next = size > 4 * Number.EPSILON * penalty.l1 ? (Math.sign(raw) * size) / (1 + penalty.l2) : 0;
    const step = next - own;
    if (step === 0) continue;
    weights[j] = next;
    for (let i = 0; i < p; i++) pull[i]! -= step * correlations[i * p + j]!;
    longest = Math.max(longest, Math.abs(step));
  }
  return longest;
}

/** What each column still explains, from the start, so that rounding does not pile up. */
function refreshPull({ p, correlations, covariances }: UnitMoments, { weights, pull }: Descent): void {
  const active = [...weights.keys()].filter((j) => weights[j] !== 0);
  for (let i = 0; i < p; i++) {
    let rest = covariances[i]!;
    for (const j of active) rest -= correlations[i * p + j]! * weights[j]!;
    pull[i] = rest;
  }
}

/**
 * Minimises over the active coordinates, as long as none changes its sign: moves to their joint solution, or towards it up to
 * the first that reaches 0 and leaves. Where they depend on each other one leaves at no cost.
 *
 * Source  feature-sign search, Lee, Battle, Raina and Ng 2006
 */
function settle({ p, correlations, covariances }: UnitMoments, weights: Float64Array, penalty: Penalty): void {
  for (;;) {
    const active = [...weights.keys()].filter((j) => weights[j] !== 0);
    if (active.length === 0) return;
    const matrix = active.map((a) =>
      Float64Array.from(active, (b) => correlations[a * p + b]! + (a === b ? penalty.l2 : 0)),
    );
    const right = Float64Array.from(active, (j) => covariances[j]! - penalty.l1 * Math.sign(weights[j]!));
    const solved = solveOrSplit(matrix, right);
    const step = "solution" in solved ? solved.solution.map((b, k) => b - weights[active[k]!]!) : solved.null;
    if ("null" in solved && active.reduce((sum, j, k) => sum + Math.sign(weights[j]!) * step[k]!, 0) > 0)
      for (let k = 0; k < step.length; k++) step[k]! *= -1;
    const { length, at } = firstCrossing(active, weights, step);
    const part = "solution" in solved ? Math.min(1, length) : length;
    if (!Number.isFinite(part)) return;
    active.forEach((j, k) => {
      weights[j]! += part * step[k]!;
    });
    if ("solution" in solved && length >= 1) return;
    weights[at] = 0;
  }
}

/** How far along a step the first weight reaches 0, and which. */
function firstCrossing(
  active: readonly number[],
  weights: Float64Array,
  step: Float64Array,
): { readonly length: number; readonly at: number } {
  let length = Number.POSITIVE_INFINITY;
  let at = -1;
  active.forEach((j, k) => {
    if (!(weights[j]! * step[k]! < 0)) return;
    const until = -weights[j]! / step[k]!;
    if (until < length) [length, at] = [until, j];
  });
  return { length, at };
}

/**
 * Minimises |y − Xb|² + alpha |b|² over the standardised columns.
 *
 * Source  Hoerl and Kennard 1970; the penalty counts sums over rows, as in scikit-learn's Ridge
 */
export function ridge(moments: UnitMoments, alpha: number): Float64Array {
  const { p, n, correlations, covariances, deviationX } = moments;
  const varying = Array.from({ length: p }, (_, j) => j).filter((j) => deviationX[j]! > 0);
  const matrix = varying.map((a) =>
    Float64Array.from(varying, (b) => correlations[a * p + b]! + (a === b ? alpha / n : 0)),
  );
  const solved =
    alpha >= 0
      ? solveSymmetric(
          matrix,
          Float64Array.from(varying, (j) => covariances[j]!),
        )
      : null;
  if (solved === null && varying.length > 0) {
    throw new QraftError(
      "bad-penalty",
      `Ridge with a penalty of ${alpha} has no single answer here.`,
      "Raise the penalty, or leave out factors that repeat others.",
    );
  }
  const weights = new Float64Array(p);
  varying.forEach((j, k) => {
    weights[j] = solved![k]!;
  });
  return weights;
}

/** Mean squared error of a model on rows that may be others than it was made from. */
export function squaredError(
  model: { readonly weights: Float64Array; readonly of: UnitMoments },
  on: UnitMoments,
): number {
  const { weights, of } = model;
  const slopes = weights.map((w, j) => (of.deviationX[j]! > 0 ? (w / of.deviationX[j]!) * on.deviationX[j]! : 0));
  let bias = on.meanY - of.meanY;
  weights.forEach((w, j) => {
    if (of.deviationX[j]! > 0) bias -= (w / of.deviationX[j]!) * (on.meanX[j]! - of.meanX[j]!);
  });
  const active = [...slopes.keys()].filter((j) => slopes[j] !== 0);
  let error = on.variance + bias * bias;
  for (const i of active) {
    error -= 2 * slopes[i]! * on.covariances[i]!;
    for (const j of active) error += slopes[i]! * slopes[j]! * on.correlations[i * on.p + j]!;
  }
  return error;
}
