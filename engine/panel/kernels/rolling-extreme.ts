// Rolling minimum and maximum of one symbol, and where they stand.

/** Which extreme, what to report about it, and which of several equal ones counts. */
export interface ExtremeRule {
  readonly window: number;
  readonly minPeriods: number;
  readonly extreme: "min" | "max";
  /** value · age: bars ago, 0 for today · place: 1 for the oldest row of the window .. window for today. */
  readonly report: "value" | "age" | "place";
  readonly ties: "oldest" | "newest";
}

let best = new Float64Array(0);
let bestRow = new Int32Array(0);

/**
 * The smallest or largest of the last `window` values, or its place.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    that of the input, or bars
 * NaN     non-finite values are missing; fewer than minPeriods present values give NaN
 * Source  definition; same rows as pandas rolling(window, min_periods).min() and .max(). Rows are cut into blocks of
 *         `window`: the extreme from a row to its block's end meets the extreme from the next block's start (van Herk 1992)
 * Cost    three comparisons per row, whatever the window
 */
export function rollingExtreme(
  input: Float64Array,
  rule: ExtremeRule,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const block = Math.max(1, Math.min(rule.window, input.length));
  if (best.length <= block) {
    best = new Float64Array(block + 1);
    bestRow = new Int32Array(block + 1);
  }
  best.fill(Number.NEGATIVE_INFINITY, 0, block + 1);
  bestRow.fill(-1, 0, block + 1);
  const walk = { sign: rule.extreme === "max" ? 1 : -1, block };
  let counted = 0;
  for (let start = 0; start < input.length; start += block) {
    counted =
      rule.report === "value"
        ? valuesOfBlock(input, rule, { ...walk, start, counted, out })
        : rowsOfBlock(input, rule, { ...walk, start, counted, out });
  }
  return out;
}

interface Block {
  readonly sign: number;
  readonly block: number;
  readonly start: number;
  /** Present values of the window that ends before `start`. */
  readonly counted: number;
  readonly out: Float64Array;
}

/** Fills one block, then leaves its extremes from each row to the block's end in `best`; returns the count at its end. */
function valuesOfBlock(input: Float64Array, rule: ExtremeRule, walk: Block): number {
  const { sign, block, start, out } = walk;
  const { minPeriods } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const end = Math.min(start + block, input.length);
  let count = walk.counted;
  let running = Number.NEGATIVE_INFINITY;
  for (let t = start; t < end; t++) {
    const x = sign * input[t]!;
    if (x - x === 0) {
      count++;
      running = Math.max(running, x);
    }
    if (t >= window) {
      const q = input[t - window]!;
      if (q - q === 0) count--;
    }
    const older = best[t - start + 1]!;
    out[t] = count >= minPeriods && count > 0 ? sign * Math.max(older, running) : Number.NaN;
  }
  running = Number.NEGATIVE_INFINITY;
  for (let t = end - 1; t >= start; t--) {
    const x = sign * input[t]!;
    if (x - x === 0) running = Math.max(running, x);
    best[t - start] = running;
  }
  return count;
}

/** The same for the row where the extreme stands; an equal value counts as better when it is on the side that wins ties. */
function rowsOfBlock(input: Float64Array, rule: ExtremeRule, walk: Block): number {
  const { sign, block, start, out } = walk;
  const { minPeriods } = rule;
  const window = rule.window | 0; // a whole number for the compiler too
  const end = Math.min(start + block, input.length);
  const newest = rule.ties === "newest";
  const oldestPlace = rule.report === "age" ? 0 : window;
  const direction = rule.report === "age" ? 1 : -1;
  let count = walk.counted;
  let running = Number.NEGATIVE_INFINITY;
  let row = -1;
  for (let t = start; t < end; t++) {
    const x = sign * input[t]!;
    if (x - x === 0) {
      count++;
      if (x > running || (newest && x === running)) {
        running = x;
        row = t;
      }
    }
    if (t >= window) {
      const q = input[t - window]!;
      if (q - q === 0) count--;
    }
    const older = best[t - start + 1]!;
    const at = older > running || (!newest && older === running) ? bestRow[t - start + 1]! : row;
    out[t] = count >= minPeriods && count > 0 ? oldestPlace + direction * (t - at) : Number.NaN;
  }
  running = Number.NEGATIVE_INFINITY;
  row = -1;
  for (let t = end - 1; t >= start; t--) {
    const x = sign * input[t]!;
    if (x - x === 0 && (x > running || (!newest && x === running))) {
      running = x;
      row = t;
    }
    best[t - start] = running;
    bestRow[t - start] = row;
  }
  return count;
}
