// Conventions on which other people's engines differ, each an explicit choice with a default per dialect.
import type { RankMethod } from "#engine/panel";

/**
 * What ts_argmax and highday answer for [3, 9, 5], oldest first:
 * place-from-one 2, oldest of equals (the 101 alphas' public code, Qlib) · place-from-zero 1, oldest of equals (DolphinDB
 * mimax) · bars-ago 1, newest of equals (BRAIN, polars_ta) · bars-ago-from-one 2, oldest of equals (popbo HIGHDAY) ·
 * bars-ago-oldest 1, oldest of equals (the 191 alphas' report).
 */
export const extremePlaces = [
  "bars-ago",
  "bars-ago-from-one",
  "bars-ago-oldest",
  "place-from-one",
  "place-from-zero",
] as const;
export type ExtremePlace = (typeof extremePlaces)[number];

export interface Conventions {
  /** Fractional windows: floor is the paper's rule, round that of DolphinDB's and most public code. */
  readonly windows: "floor" | "round";
  /** Values that a window must have: all of them, or this many. */
  readonly minPeriods: "window" | number;
  /** What equal values get in a rank across symbols. */
  readonly rankTies: RankMethod;
  /**
   * Relative distance below which two values are a tie in rank and ts_rank; 0 ties equal ones only, as pandas does. With
   * 1e-10, the default of our own rank, rounding noise decides nothing: better for research, and not what others publish.
   */
  readonly rankTolerance: number;
  /** ts_rank as a share in (0, 1], or as a place 1 … number of values. */
  readonly tsRank: "share" | "place";
  readonly extremePlace: ExtremePlace;
  /** Divisor of deviation, variance and covariance: values − ddof. */
  readonly ddof: 0 | 1;
  /** adv20: average of the volume, or of the money traded (the field amount). */
  readonly adv: "shares" | "dollars";
  /** A comparison with a missing side: missing, or false (and "not equal" true). */
  readonly comparisons: "missing" | "false";
  /** Correlation where one side does not vary: missing, or 0 as several public versions have it. */
  readonly flatCorrelation: "missing" | "zero";
  /**
   * Powers with a missing side: missing always, or as IEEE 754 and numpy have them, 1 for 1 to any power and for anything to
   * the power of 0.
   */
  readonly powers: "ieee" | "missing";
  /**
   * Qlib only. keep: IdxMax and IdxMin count from the first row there is and take a missing value for the extreme, WMA
   * averages weighted values instead of summing them, Corr and Rsquare are missing where a deviation is below 2e-5, Skew and
   * Kurt of equal values are 0 and −3. mend: the definitions.
   */
  readonly quirks: "keep" | "mend";
  /** Names that are fields besides the dialect's own. */
  readonly fields: readonly string[];
}

/** The paper on 101 formulaic alphas, read as its public versions do where it is silent. */
export const paperConventions: Conventions = {
  windows: "floor",
  minPeriods: "window",
  rankTies: "average",
  rankTolerance: 0,
  tsRank: "share",
  extremePlace: "place-from-one",
  ddof: 1,
  adv: "shares",
  comparisons: "missing",
  flatCorrelation: "missing",
  powers: "ieee",
  quirks: "keep",
  fields: [],
};

export const reportConventions: Conventions = { ...paperConventions, extremePlace: "bars-ago-oldest" };

export const qlibConventions: Conventions = {
  ...paperConventions,
  minPeriods: 1,
  comparisons: "false",
};
