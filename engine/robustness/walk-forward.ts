// Walk-forward: choose on the past, live through the next stretch, move on.
import { deviationOf, finiteOf, meanOf, QraftError, type Series } from "#engine/core";
import { sharpePerBarOf } from "./moments.ts";

/** Half-open rows; an embargo lies between trainTo and testFrom. */
export interface Fold {
  readonly trainFrom: number;
  readonly trainTo: number;
  readonly testFrom: number;
  readonly testTo: number;
}

export interface FoldPlan {
  readonly from: number;
  readonly to: number;
  readonly folds: number;
  /** Bars left out before each test: at least the longest label plus look-back overlap. */
  readonly embargoBars: number;
  /** anchored: training always begins at `from` · rolling: it keeps its first length. */
  readonly mode: "anchored" | "rolling";
  /** Rows before the first test, embargo included. Default an even share: rows / (folds + 1). */
  readonly firstTrainBars?: number | undefined;
}

/** Cuts rows into consecutive tests that share no bar and cover everything after the first training stretch. */
export function makeFolds(plan: FoldPlan): Fold[] {
  const { from, to, folds, embargoBars, mode } = plan;
  const first = plan.firstTrainBars ?? Math.floor((to - from) / (folds + 1));
  const size = Math.floor((to - from - first) / folds);
  if (!(Number.isInteger(folds) && folds >= 1 && size >= 2 && first - embargoBars >= 2 && embargoBars >= 0)) {
    throw new QraftError(
      "bad-folds",
      `${to - from} bars cannot be cut into ${folds} folds with an embargo of ${embargoBars} bars.`,
      "Ask for fewer folds, a shorter embargo or a longer period.",
    );
  }
  return Array.from({ length: folds }, (_, k) => {
    const testFrom = from + first + k * size;
    return {
      trainFrom: mode === "anchored" ? from : testFrom - first,
      trainTo: testFrom - embargoBars,
      testFrom,
      testTo: k === folds - 1 ? to : testFrom + size,
    };
  });
}

export interface FoldResult {
  readonly fold: Fold;
  readonly bars: number;
  readonly sharpe: number;
  readonly total: number;
}

export interface WalkForward {
  readonly folds: readonly FoldResult[];
  /** Annualised, over all test bars joined. */
  readonly sharpe: number;
  readonly worstSharpe: number;
  /** Deviation of the folds' Sharpe ratios. */
  readonly sharpeDeviation: number;
  /** Share of folds with a positive Sharpe; a fold without trades counts as not positive. */
  readonly positiveShare: number;
  /** All test returns, joined. */
  readonly returns: Float64Array;
}

/**
 * Runs every fold and gathers its test returns.
 *
 * `run` gives the net returns of rows testFrom .. testTo − 1, warmed up from before them, and may choose parameters on
 * the training rows. A fold whose slow averages are not yet warm has no trades, which would say nothing.
 */
export function walkForward(folds: readonly Fold[], run: (fold: Fold) => Series, periodsPerYear: number): WalkForward {
  const root = Math.sqrt(periodsPerYear);
  const parts = folds.map((fold) => Float64Array.from(run(fold)));
  for (const [k, part] of parts.entries()) {
    const fold = folds[k]!;
    if (part.length === fold.testTo - fold.testFrom) continue;
    throw new QraftError(
      "bad-fold-returns",
      `Fold ${k + 1} gave ${part.length} returns for ${fold.testTo - fold.testFrom} test bars.`,
      "Return one value per test bar.",
    );
  }
  const results = parts.map((part, k) => ({
    fold: folds[k]!,
    bars: part.length,
    sharpe: sharpePerBarOf(part) * root,
    total: finiteOf(part).reduce((grown, r) => grown * (1 + r), 1) - 1,
  }));
  const sharpes = results.map((result) => result.sharpe).filter(Number.isFinite);
  const returns = Float64Array.from(parts.flatMap((part) => [...part]));
  return {
    folds: results,
    sharpe: sharpePerBarOf(returns) * root,
    worstSharpe: sharpes.length === 0 ? Number.NaN : Math.min(...sharpes),
    sharpeDeviation: deviationOf(sharpes),
    positiveShare: results.length === 0 ? Number.NaN : sharpes.filter((x) => x > 0).length / results.length,
    returns,
  };
}

export interface Subperiods {
  /** Periods with a positive mean return. */
  readonly held: number;
  readonly of: number;
  readonly periods: readonly {
    readonly from: number;
    readonly to: number;
    readonly mean: number;
    readonly sharpePerBar: number;
  }[];
}

/** Consistency over consecutive periods of equal length: k of n with a positive mean. Remainder bars go to the last. */
export function subperiods(returns: Series, count: number): Subperiods {
  const all = Float64Array.from(returns);
  const size = Math.floor(all.length / count);
  if (!(Number.isInteger(count) && count >= 1 && size >= 2)) {
    throw new QraftError(
      "bad-subperiods",
      `${all.length} bars cannot be cut into ${count} periods.`,
      "Ask for fewer periods.",
    );
  }
  const periods = Array.from({ length: count }, (_, k) => {
    const [from, to] = [k * size, k === count - 1 ? all.length : (k + 1) * size];
    const part = all.subarray(from, to);
    return { from, to, mean: meanOf(finiteOf(part)), sharpePerBar: sharpePerBarOf(part) };
  });
  return { held: periods.filter((period) => period.mean > 0).length, of: count, periods };
}
