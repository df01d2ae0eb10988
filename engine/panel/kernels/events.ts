// The algebra of events over bars of one symbol: since when, how often, how long. A condition is true when it is not 0.

/** True, false, or unknown where the condition is missing. */
function truth(x: number): boolean | null {
  return Number.isFinite(x) ? x !== 0 : null;
}

/**
 * Bars since a condition last, or first, held.
 *
 * Shape   condition[n] -> out[n]; out[t] reads rows 0 .. t, never later
 * Unit    bars, 0 for today
 * NaN     before the condition has held once, and where it is missing today
 * Source  definition
 * Cost    one pass
 */
export function barsSinceTrue(condition: Float64Array, which: "last" | "first", out: Float64Array): void {
  let at = -1;
  for (let t = 0; t < condition.length; t++) {
    const now = truth(condition[t]!);
    if (now && (which === "last" || at < 0)) at = t;
    out[t] = now === null || at < 0 ? Number.NaN : t - at;
  }
}

/** Bars since the oldest of the last `window` bars where the condition held; NaN when it held on none. */
export function barsSinceOldest(
  condition: Float64Array,
  rule: { readonly window: number; readonly minPeriods: number },
  out: Float64Array,
): void {
  const { window, minPeriods } = rule;
  const held = new Int32Array(condition.length);
  let head = 0;
  let tail = 0;
  let count = 0;
  for (let t = 0; t < condition.length; t++) {
    if (t >= window && Number.isFinite(condition[t - window]!)) count--;
    if (head < tail && held[head]! <= t - window) head++;
    const now = truth(condition[t]!);
    if (now !== null) count++;
    if (now) held[tail++] = t;
    out[t] = count >= minPeriods && head < tail ? t - held[head]! : Number.NaN;
  }
}

/** Of the last `window` bars: 1 when the condition held on every present one, or on some; 0 when not. */
export function heldThroughout(
  condition: Float64Array,
  rule: { readonly window: number; readonly minPeriods: number; readonly on: "every" | "some" },
  out: Float64Array,
): void {
  let present = 0;
  let held = 0;
  const count = (x: number, sign: 1 | -1): void => {
    const now = truth(x);
    if (now !== null) present += sign;
    if (now) held += sign;
  };
  for (let t = 0; t < condition.length; t++) {
    if (t >= rule.window) count(condition[t - rule.window]!, -1);
    count(condition[t]!, 1);
    const yes = rule.on === "every" ? held === present : held > 0;
    out[t] = present >= rule.minPeriods && present > 0 ? Number(yes) : Number.NaN;
  }
}

/** 1 when the condition held on all rows from `from` to `to` bars ago, both included; NaN when one of them is missing. */
export function heldBetween(
  condition: Float64Array,
  ago: { readonly from: number; readonly to: number },
  out: Float64Array,
): void {
  const rows = ago.from - ago.to + 1;
  let known = 0;
  let held = 0;
  for (let t = 0; t < condition.length; t++) {
    const now = t < ago.to ? null : truth(condition[t - ago.to]!);
    known = now === null ? 0 : known + 1;
    held = now ? held + 1 : 0;
    out[t] = known >= rows ? Number(held >= rows) : Number.NaN;
  }
}

/** 1 on a bar where the condition holds and no such bar was kept among the `quiet` bars before it; 0 otherwise. */
export function filterEvents(condition: Float64Array, quiet: number, out: Float64Array): void {
  let free = 0;
  for (let t = 0; t < condition.length; t++) {
    const now = truth(condition[t]!);
    const kept = now === true && t >= free;
    if (kept) free = t + quiet + 1;
    out[t] = now === null ? Number.NaN : Number(kept);
  }
}

/**
 * 1 where x is above y today after `bars` rows at or below it (`strict`: below it); 0 where not; NaN when one of these
 * rows is missing.
 */
export function crossings(
  series: readonly [Float64Array, Float64Array],
  rule: { readonly bars: number; readonly strict: boolean },
  out: Float64Array,
): void {
  const [x, y] = series;
  let known = 0;
  let below = 0;
  for (let t = 0; t < out.length; t++) {
    const a = x[t]!;
    const b = y[t]!;
    const present = Number.isFinite(a) && Number.isFinite(b);
    const waited = below >= rule.bars;
    out[t] = present && known >= rule.bars ? Number(waited && a > b) : Number.NaN;
    known = present ? known + 1 : 0;
    below = present && (a < b || (!rule.strict && a === b)) ? below + 1 : 0;
  }
}

/** How often the sign (positive or not) changed from one present value of the last `window` to the next. */
export function signChanges(
  input: Float64Array,
  rule: { readonly window: number; readonly minPeriods: number },
  out: Float64Array,
): void {
  const rows = new Int32Array(input.length);
  const changed = new Uint8Array(input.length);
  let head = 0;
  let tail = 0;
  let changes = 0;
  for (let t = 0; t < input.length; t++) {
    if (head < tail && rows[head]! <= t - rule.window) {
      head++;
      if (head < tail) changes -= changed[head]!;
    }
    if (Number.isFinite(input[t]!)) {
      const before = head < tail ? input[rows[tail - 1]!]! : input[t]!;
      changed[tail] = Number(before > 0 !== input[t]! > 0);
      changes += changed[tail]!;
      rows[tail++] = t;
    }
    out[t] = tail - head >= rule.minPeriods && tail > head ? changes : Number.NaN;
  }
}
