// Linearly weighted rolling mean of one symbol.
import type { WindowRule } from "./rolling-moments.ts";
import { WindowSum } from "./window-sum.ts";

/** A value this many times the mean of those it leaves behind took their low digits with it. */
const overbearing = 1000;

/**
 * Mean of the last `window` values with weights 1 .. window, the newest heaviest.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input
 * NaN     missing rows leave both the sum and the weights; fewer than minPeriods present values give NaN
 * Source  definition; weights divided by their sum, window (window + 1) / 2 when nothing is missing
 * Cost    constant per step: ageing the window by one bar takes one plain sum off the weighted one; both are taken anew
 *         when a value that dwarfed the others has left
 */
export function rollingDecay(input: Float64Array, rule: WindowRule): Float64Array {
  const { window, minPeriods } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const plain = new WindowSum();
  const weighted = new WindowSum();
  let count = 0;
  let weights = 0;
  for (let t = 0; t < input.length; t++) {
    weighted.add(-plain.high());
    weighted.add(-plain.low());
    weights -= count;
    let overbore = false;
    const leaving = t >= window ? input[t - window]! : Number.NaN;
    if (Number.isFinite(leaving)) {
      plain.add(-leaving);
      count--;
      overbore = Math.abs(leaving) * count > overbearing * Math.abs(plain.value());
    }
    if (count === 0) {
      plain.reset();
      weighted.reset();
    }
    const entering = input[t]!;
    if (Number.isFinite(entering)) {
      plain.add(entering);
      weighted.add(window * entering);
      count++;
      weights += window;
    }
    if (overbore || !Number.isFinite(weighted.value())) retake(input, { plain, weighted }, { t, window });
    if (count < minPeriods || count === 0) continue;
    const value = weighted.value() / weights;
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}

/** After an overflow, or behind a huge value, both sums have lost the others' digits; taken anew they recover. */
function retake(
  input: Float64Array,
  sums: { readonly plain: WindowSum; readonly weighted: WindowSum },
  at: { readonly t: number; readonly window: number },
): void {
  sums.plain.reset();
  sums.weighted.reset();
  for (let age = Math.min(at.window - 1, at.t); age >= 0; age--) {
    const x = input[at.t - age]!;
    if (!Number.isFinite(x)) continue;
    sums.plain.add(x);
    sums.weighted.add((at.window - age) * x);
  }
}
