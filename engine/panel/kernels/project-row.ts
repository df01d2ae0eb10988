// The part of a row along one vector, and what is left without it: by date or group by group.
import { groupsIn } from "./group-statistics.ts";
import { rowScratch } from "./scratch.ts";

const dots = rowScratch();
const squares = rowScratch();
const largest = rowScratch();

/**
 * Projects a row on a vector, without intercept.
 *
 * Shape   row[symbols], onto[symbols], codes[symbols] or none -> out[symbols]: the projection (fitted) or the rest (residual)
 * Unit    that of the row
 * NaN     a symbol counts only with a value on both sides, and a group where codes are given
 * Source  BRAIN vector_neut and vector_proj: y·(x·y)/(y·y); along a vector of zeros lies nothing, and all is left
 * Cost    four passes: the vector is scaled to magnitudes of 1 at most, and the rest is projected once more
 */
export function projectRow(
  row: Float64Array,
  rule: { readonly onto: Float64Array; readonly codes?: Int32Array | undefined; readonly part: "residual" | "fitted" },
  out: Float64Array,
): void {
  const { codes, onto, part } = rule;
  const groups = codes ? groupsIn(codes) : 1;
  const size = largest(groups).fill(0, 0, groups);
  for (let s = 0; s < row.length; s++) {
    const g = groupOf(row, rule, s);
    if (g < 0) continue;
    if (Math.abs(onto[s]!) > size[g]!) size[g] = Math.abs(onto[s]!);
    out[s] = row[s]!;
  }
  for (let pass = 0; pass < 2; pass++) {
    const dot = dots(groups).fill(0, 0, groups);
    const square = squares(groups).fill(0, 0, groups);
    for (let s = 0; s < row.length; s++) {
      const g = groupOf(row, rule, s);
      if (g < 0 || size[g] === 0) continue;
      const y = onto[s]! / size[g]!;
      dot[g] = dot[g]! + out[s]! * y;
      square[g] = square[g]! + y * y;
    }
    for (let s = 0; s < row.length; s++) {
      const g = groupOf(row, rule, s);
      if (g >= 0 && size[g]! > 0) out[s] = out[s]! - (dot[g]! / square[g]!) * (onto[s]! / size[g]!);
    }
  }
  if (part === "residual") return;
  for (let s = 0; s < row.length; s++) if (groupOf(row, rule, s) >= 0) out[s] = row[s]! - out[s]!;
}

/** The group of a symbol that counts, 0 without codes; −1 for one that does not. */
function groupOf(
  row: Float64Array,
  rule: { readonly onto: Float64Array; readonly codes?: Int32Array | undefined },
  s: number,
): number {
  if (!Number.isFinite(row[s]!) || !Number.isFinite(rule.onto[s]!)) return -1;
  return rule.codes ? rule.codes[s]! : 0;
}
