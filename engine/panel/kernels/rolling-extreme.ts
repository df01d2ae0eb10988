// Rolling minimum and maximum of each symbol, and where they stand.
import { compiled, walkByTwo } from "#engine/compiled";
import type { SeriesRule } from "./rolling-moments.ts";

/** Which extreme, what to report about it, and which of several equal ones counts. */
export interface ExtremeRule extends SeriesRule {
  readonly extreme: "min" | "max";
  /** value · age: bars ago, 0 for today · place: 1 for the oldest row of the window .. window for today. */
  readonly report: "value" | "age" | "place";
  readonly ties: "oldest" | "newest";
}

const reports = ["value", "age", "place"] as const;

/**
 * The smallest or largest of the last `window` values, or its place.
 *
 * Shape   in[series × rows] -> out[series × rows]; out[t] reads in[t - window + 1 .. t] of its series, never later
 * Unit    that of the input, or bars
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).min() and .max(). Rows are cut into blocks of
 *         `window`: the extreme from a row to its block's end meets the extreme from the next block's start (van Herk 1992)
 * Cost    three comparisons per row, whatever the window
 */
export function rollingExtreme(
  input: Float64Array,
  rule: ExtremeRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const lowest = Number(rule.extreme === "min");
  const report = reports.indexOf(rule.report);
  const late = Number(rule.ties === "newest");
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) =>
    compiled.rollExtremes(at!, address, lowest, report, late),
  );
}
