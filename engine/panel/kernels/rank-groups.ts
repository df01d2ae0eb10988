// Ranks of one date inside each group.
import { type RankMethod, rankRow } from "./rank-row.ts";

/**
 * Ranks each value among those of its own group, as a share in (0, 1].
 *
 * Shape   row[symbols], codes[symbols] -> out[symbols]
 * Unit    rank
 * NaN     non-finite values and symbols without a group (code −1) stay NaN and do not count
 * Source  rankRow on each group; the tolerance is relative to the group's largest magnitude
 * Cost    one sort per group
 */
export function rankGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly method: RankMethod; readonly tolerance: number },
  out: Float64Array,
): void {
  const { codes } = rule;
  const members = new Map<number, number[]>();
  for (let s = 0; s < row.length; s++) {
    if (codes[s]! < 0 || !Number.isFinite(row[s]!)) continue;
    const list = members.get(codes[s]!);
    if (list) list.push(s);
    else members.set(codes[s]!, [s]);
  }
  for (const places of members.values()) {
    const part = Float64Array.from(places, (s) => row[s]!);
    const ranks = new Float64Array(part.length);
    rankRow(part, ranks, rule);
    places.forEach((s, i) => {
      out[s] = ranks[i]!;
    });
  }
}
