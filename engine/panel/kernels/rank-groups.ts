// Ranks of one date inside each group.
import { type RankMethod, rankRow, reserveFloats } from "#engine/compiled";
import { placeScratch } from "./scratch.ts";

const startPlaces = placeScratch();
const dealtPlaces = placeScratch();
let members = reserveFloats(0);
let ranks = reserveFloats(0);

/**
 * Ranks each value among those of its own group, as a share in (0, 1].
 *
 * Shape   row[symbols], codes[symbols] -> out[symbols]
 * Unit    rank
 * NaN     non-finite values and symbols without a group (code −1) stay NaN and do not count
 * Source  rankRow on each group; the tolerance is relative to the group's largest magnitude
 * Cost    one pass that deals the symbols out to their groups, and a sort of each group
 */
export function rankGroups(
  row: Float64Array,
  rule: { readonly codes: Int32Array; readonly method: RankMethod; readonly tolerance: number },
  out: Float64Array,
): void {
  const { codes, method, tolerance } = rule;
  let groups = 0;
  for (let s = 0; s < codes.length; s++) if (codes[s]! >= groups) groups = codes[s]! + 1;
  const ends = startPlaces(groups + 1).fill(0, 0, groups + 1);
  for (let s = 0; s < codes.length; s++) if (codes[s]! >= 0) ends[codes[s]! + 1] = ends[codes[s]! + 1]! + 1;
  for (let g = 0; g < groups; g++) ends[g + 1] = ends[g + 1]! + ends[g]!;
  const dealt = dealtPlaces(codes.length);
  if (members.length < codes.length) {
    members = reserveFloats(2 * codes.length);
    ranks = reserveFloats(2 * codes.length);
  }
  for (let s = 0; s < codes.length; s++) {
    const g = codes[s]!;
    if (g < 0) continue;
    const at = ends[g]!;
    ends[g] = at + 1;
    dealt[at] = s;
    members[at] = row[s]!;
    ranks[at] = Number.NaN;
  }
  for (let g = 0, from = 0; g < groups; g++) {
    const to = ends[g]!;
    if (to > from) rankRow(members.subarray(from, to), ranks.subarray(from, to), { method, tolerance });
    for (; from < to; from++) out[dealt[from]!] = ranks[from]!;
  }
}
