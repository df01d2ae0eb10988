// What a metric is: one number from a series of bar returns, with its words, unit, direction, formula and source.
import { deviationOf, finiteOf, type Series } from "#engine/core";

/** fraction prints as percent; the words are those of the ledger's units. */
export type MetricUnit = "fraction" | "ratio" | "correlation" | "count" | "year";

export interface Metric {
  readonly name: string;
  /** What a reader sees. */
  readonly label: string;
  readonly unit: MetricUnit;
  /** +1: more is better · −1: less is better · 0: neither. */
  readonly direction: -1 | 0 | 1;
  readonly formula: string;
  readonly source: string;
  /** What must be there besides returns; the metric is left out of a table where it is not. */
  readonly needs?: "benchmark" | "times" | "positions";
  /** NaN where undefined (no variance, no loss, no observation), never ±Infinity. */
  readonly compute: (sample: Sample) => number;
}

/** Conventions, spelled out. Returns are simple, per bar; a bar without a return is NaN. */
export interface SampleOptions {
  /** Bars per year: 252 for daily bars. */
  readonly periodsPerYear?: number;
  readonly riskFreePerBar?: number;
  /** Return below which a bar counts as a loss, for downside risk and Sortino. */
  readonly requiredPerBar?: number;
  /** The same for Omega, per year, compounded. */
  readonly requiredAnnual?: number;
  /** Share of bars in the tail of value at risk. */
  readonly tail?: number;
  readonly times?: Float64Array | undefined;
  readonly benchmark?: Float64Array | undefined;
  readonly positions?: PositionSeries | undefined;
}

/** What a backtest adds to its returns, all as fractions of the equity at the bar's start. */
export interface PositionSeries {
  /** Value bought plus value sold. */
  readonly turnover: Float64Array;
  readonly cost: Float64Array;
  /** Gross exposure at the close. */
  readonly exposure: Float64Array;
}

export interface Sample {
  /** As given: NaN marks a bar without a return. */
  readonly returns: Float64Array;
  /** The bars that have one, in order. Every metric reads these unless its formula says otherwise. */
  readonly finite: Float64Array;
  readonly periodsPerYear: number;
  readonly riskFreePerBar: number;
  readonly requiredPerBar: number;
  readonly requiredAnnual: number;
  readonly tail: number;
  readonly times: Float64Array | null;
  readonly benchmark: Float64Array | null;
  readonly positions: PositionSeries | null;
}

export function sampleOf(returns: Float64Array, options: SampleOptions = {}): Sample {
  return {
    returns,
    finite: finiteOf(returns),
    periodsPerYear: options.periodsPerYear ?? 252,
    riskFreePerBar: options.riskFreePerBar ?? 0,
    requiredPerBar: options.requiredPerBar ?? 0,
    requiredAnnual: options.requiredAnnual ?? 0,
    tail: options.tail ?? 0.05,
    times: options.times ?? null,
    benchmark: options.benchmark ?? null,
    positions: options.positions ?? null,
  };
}

/** A quotient that is NaN instead of infinite. */
export function quotient(above: number, below: number): number {
  const value = above / below;
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * Sample deviation (ddof 1), NaN when the values do not vary.
 * Rounding leaves a constant series with a deviation near 1e-16: at or below 1e-14, or 1e-10 of the largest value,
 * it counts as none.
 */
export function spreadOf(values: Series): number {
  const deviation = deviationOf(values, 1);
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return deviation <= Math.max(1e-14, 1e-10 * largest) ? Number.NaN : deviation;
}
