// Finer bars of another market into one value per bar here.
import type { Panel } from "#engine/panel";
import { type Reducer, reduceValues } from "../reducers/index.ts";
import { spansOf } from "./align.ts";

/**
 * One value per symbol and bar from the finer bars that closed within it.
 *
 * NaN     a bar in which the finer market has no bar at all is missing, and so are symbols without a match
 */
export function reduceFiner(
  column: Float64Array,
  work: {
    readonly here: Panel;
    readonly there: Panel;
    readonly matches: Int32Array;
    readonly reducer: Reducer;
    readonly param: number;
  },
  out: Float64Array,
): void {
  const { here, there, matches, reducer, param } = work;
  const { from, to } = spansOf(here, there);
  const [times, rows] = [here.times.length, there.times.length];
  const present = new Float64Array(rows);
  const first = new Map<number, number>();
  for (let s = 0; s < matches.length; s++) {
    const match = matches[s]!;
    const done = first.get(match);
    if (done !== undefined) {
      out.copyWithin(s * times, done * times, (done + 1) * times);
      continue;
    }
    for (let t = 0; t < times; t++) {
      const span = { start: match * rows + from[t]!, end: match * rows + to[t]! };
      const isKnown = match >= 0 && span.end > span.start;
      out[s * times + t] = isKnown ? reduceValues(reducer, presentOf(column, span, present), param) : Number.NaN;
    }
    first.set(match, s);
  }
}

/** The finite values of a slice, in order. */
function presentOf(
  column: Float64Array,
  { start, end }: { readonly start: number; readonly end: number },
  into: Float64Array,
): Float64Array {
  let n = 0;
  for (let i = start; i < end; i++) {
    const value = column[i]!;
    if (value - value === 0) into[n++] = value;
  }
  return n === end - start ? column.subarray(start, end) : into.subarray(0, n);
}
