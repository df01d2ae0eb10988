// Ranks of one date inside each group.
import { type RankMethod, rankRun } from "./rank-row.ts";
import { sortPermutation } from "./sort-permutation.ts";

/**
 * Ranks each value among those of its own group, as a share in (0, 1].
 *
 * Shape   row[symbols], codes[symbols] -> out[symbols]
 * Unit    rank
 * NaN     non-finite values and symbols without a group (code −1) stay NaN and do not count
 * Source  rankRow on each group; the tolerance is relative to the group's largest magnitude
 * Cost    one sort of the whole row, then one pass that deals the sorted places out to their groups
 */
export function rankGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly method: RankMethod; readonly tolerance: number },
  out: Float64Array,
): void {
  const { codes, method, tolerance } = rule;
  const { order, count } = sortPermutation(row);
  let groups = 0;
  for (let s = 0; s < codes.length; s++) if (codes[s]! >= groups) groups = codes[s]! + 1;
  const starts = new Int32Array(groups + 1);
  for (let i = 0; i < count; i++) {
    const g = codes[order[i]!]!;
    if (g >= 0) starts[g + 1] = starts[g + 1]! + 1;
  }
  for (let g = 0; g < groups; g++) starts[g + 1] = starts[g + 1]! + starts[g]!;
  const dealt = new Int32Array(count);
  const next = starts.slice();
  for (let i = 0; i < count; i++) {
    const g = codes[order[i]!]!;
    if (g < 0) continue;
    dealt[next[g]!] = order[i]!;
    next[g] = next[g]! + 1;
  }
  for (let g = 0; g < groups; g++) {
    if (starts[g] === starts[g + 1]) continue;
    const run = dealt.subarray(starts[g]!, starts[g + 1]!);
    const largest = Math.max(Math.abs(row[run[0]!]!), Math.abs(row[run[run.length - 1]!]!));
    rankRun(row, { order: run, step: tolerance * largest, method }, out);
  }
}
