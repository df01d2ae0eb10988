// Values of one symbol that are held from earlier bars: filled gaps, last changes, remembered and braked outputs.

/** The k-th newest present value of the last `window` rows; NaN when there are fewer. Cost: one pass. */
export function newestPresent(
  input: Float64Array,
  rule: { readonly window: number; readonly k: number },
  out: Float64Array,
): void {
  const rows = new Int32Array(input.length);
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    if (Number.isFinite(input[t]!)) rows[count++] = t;
    const row = count >= rule.k ? rows[count - rule.k]! : -1;
    out[t] = row >= 0 && row > t - rule.window ? input[row]! : Number.NaN;
  }
}

/**
 * Bars since the value last changed, or the value before that change when it is at most `reach` bars old.
 *
 * NaN     where today is missing, and before the first change; missing rows are passed over
 * Cost    one pass
 */
export function lastChange(
  input: Float64Array,
  rule: { readonly report: "age" | "value"; readonly reach: number },
  out: Float64Array,
): void {
  let last = Number.NaN;
  let lastRow = -1;
  let before = Number.NaN;
  let beforeRow = -1;
  let changeRow = -1;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    out[t] = Number.NaN;
    if (!Number.isFinite(x)) continue;
    if (lastRow >= 0 && x !== last) {
      before = last;
      beforeRow = lastRow;
      changeRow = t;
    }
    last = x;
    lastRow = t;
    if (changeRow < 0) continue;
    if (rule.report === "age") out[t] = t - changeRow;
    else if (t - beforeRow <= rule.reach) out[t] = before;
  }
}

/** Follows the input in steps of at most `limit`, and only when it is further away than that; a gap holds the place. */
export function humped(input: Float64Array, limit: number, out: Float64Array): void {
  let place = Number.NaN;
  for (let t = 0; t < input.length; t++) {
    const x = input[t]!;
    out[t] = Number.NaN;
    if (!Number.isFinite(x)) continue;
    const far = x - place;
    if (Number.isNaN(place)) place = x;
    else if (Math.abs(far) > limit) place += Math.sign(far) * limit;
    if (Number.isFinite(place)) out[t] = place;
  }
}

/** Exit above 0 clears, else entry above 0 takes x, else the last output stays; a missing condition is not true. */
export function tradedWhen(
  series: { readonly entry: Float64Array; readonly x: Float64Array; readonly exit: Float64Array },
  out: Float64Array,
): void {
  const { entry, x, exit } = series;
  let held = Number.NaN;
  for (let t = 0; t < out.length; t++) {
    if (exit[t]! > 0 && Number.isFinite(exit[t]!)) held = Number.NaN;
    else if (entry[t]! > 0 && Number.isFinite(entry[t]!)) held = Number.isFinite(x[t]!) ? x[t]! : Number.NaN;
    out[t] = held;
  }
}

/** x on the last bar where the condition held, today among them. */
export function heldWhen(condition: Float64Array, x: Float64Array, out: Float64Array): void {
  let held = Number.NaN;
  for (let t = 0; t < out.length; t++) {
    const now = condition[t]!;
    if (Number.isFinite(now) && now !== 0) held = Number.isFinite(x[t]!) ? x[t]! : Number.NaN;
    out[t] = held;
  }
}
