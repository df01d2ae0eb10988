// Running sum or product of one symbol that starts anew when a key changes or a condition holds.
import { WindowSum } from "./window-sum.ts";

export interface SegmentRule {
  readonly total: "sum" | "product";
  /** key: a segment ends where the marker differs from the last present one · condition: it begins where the marker is not 0. */
  readonly marker: "key" | "condition";
}

/**
 * Total of the present values since the segment began.
 *
 * Shape   x[n], marker[n] -> out[n]; out[t] reads rows 0 .. t, never later
 * Unit    that of x for sums
 * NaN     a row with a missing marker gives NaN and changes nothing; a missing x gives NaN and adds nothing, though its
 *         marker counts
 * Source  definition
 * Cost    one pass; the sum is compensated
 */
export function segmentedTotal(
  series: { readonly x: Float64Array; readonly marker: Float64Array },
  rule: SegmentRule,
  out: Float64Array,
): void {
  const { x, marker } = series;
  const sum = new WindowSum();
  let product = 1;
  let key = Number.NaN;
  for (let t = 0; t < out.length; t++) {
    const mark = marker[t]!;
    out[t] = Number.NaN;
    if (!Number.isFinite(mark)) continue;
    const begins = rule.marker === "key" ? mark !== key : mark !== 0;
    key = mark;
    if (begins) {
      sum.reset();
      product = 1;
    }
    if (!Number.isFinite(x[t]!)) continue;
    sum.add(x[t]!);
    product *= x[t]!;
    const value = rule.total === "sum" ? sum.value() : product;
    if (Number.isFinite(value)) out[t] = value;
  }
}
