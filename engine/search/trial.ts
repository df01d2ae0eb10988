// A trial: one scored attempt, failed and pruned ones included.

export interface Trial {
  /** Hash of what was tried. */
  readonly id: string;
  /** What the search maximises; null when the attempt ended before a score. */
  readonly score: number | null;
  /** Per-bar Sharpe on the validation part; null when none was computed. */
  readonly sharpePerBar: number | null;
  /** Unadjusted p-value of the primary test; null when none was computed. */
  readonly pValue: number | null;
}

/** What the selection statistics need to know about every attempt of a run. */
export interface TrialSummary {
  /** Every attempt, scored or not. */
  readonly trials: number;
  readonly sharpesPerBar: readonly number[];
  /** One per attempt, NaN where none was computed: multiple-testing control counts those as tests too. */
  readonly pValues: readonly number[];
}

export function summariseTrials(trials: readonly Trial[]): TrialSummary {
  return {
    trials: trials.length,
    sharpesPerBar: trials.flatMap((trial) => (trial.sharpePerBar === null ? [] : [trial.sharpePerBar])),
    pValues: trials.map((trial) => trial.pValue ?? Number.NaN),
  };
}
