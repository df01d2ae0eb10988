// Rolling rank of each symbol over a short window: every value of the window is compared, without a branch.
import { compiled, walkByTwo } from "#engine/compiled";
import { rollingExtreme } from "./rolling-extreme.ts";
import type { RollingRankRule } from "./tie-bounds.ts";

/** Comparing this many values costs about as much as a tree of counts does. */
export const mostCompared = 120;

/**
 * As rollingRank, by counting what is below the last value and what is not above it.
 *
 * Source  definition. Values that are further away than any tie are counted first; only where others are near are the exact
 *         bounds of the ties computed
 * Cost    O(window) per row, two comparisons each
 */
export function countRank(input: Float64Array, rule: RollingRankRule, out: Float64Array): Float64Array {
  return walkByTwo([input], out, { rows: input.length, ...rule }, ([at], address) =>
    compiled.countRanks(at!, address, rule.tolerance),
  );
}

/** Largest magnitude of every window. */
export function magnitudes(input: Float64Array, window: number): Float64Array {
  const sizes = input.map((x) => Math.abs(x));
  return rollingExtreme(sizes, { window, minPeriods: 1, extreme: "max", report: "value", ties: "newest" });
}
