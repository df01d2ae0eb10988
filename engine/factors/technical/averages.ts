// The nine moving averages of the indicator set, over series without gaps, with their first rows and seeds.
import type { Param } from "../operator.ts";
import { adaptiveAverage, mesaAverage } from "./adaptive-averages.ts";

export const averageTypes = ["sma", "ema", "wma", "dema", "tema", "trima", "kama", "mama", "t3"] as const;

/** Which moving average: a place in `averageTypes`. */
export function averageParam(name = "ma_type"): Param {
  return { name, kind: "choice", choices: averageTypes, default: 0 };
}

/** Rows before the first value of a moving average of `n` values. */
export function averageLookback(type: number, n: number): number {
  if (n <= 1) return 0;
  switch (averageTypes[type]) {
    case "dema":
      return 2 * (n - 1);
    case "tema":
      return 3 * (n - 1);
    case "t3":
      return 6 * (n - 1);
    case "kama":
      return n;
    case "mama":
      return 32;
    default:
      return n - 1;
  }
}

/**
 * A moving average whose first value is asked for at row `start`, or later when it needs more rows.
 *
 * Shape   x[from .. ] -> out[start .. ]; the rows before are left as they were; gives the first row that it filled
 * Seeds   recursive averages start from exactly as many rows before `start` as they need
 * Source  TA-Lib's MA; a window of one row is the series itself, whatever the type
 * Cost    one pass; a running sum where the definition is a window
 */
export function movingAverage(
  x: Float64Array,
  rule: { readonly type: number; readonly n: number; readonly from: number; readonly start?: number },
  out: Float64Array,
): number {
  const { type, n, from } = rule;
  const lookback = averageLookback(type, n);
  const begin = Math.max(from + lookback, rule.start ?? 0);
  if (begin >= x.length) return begin;
  const first = begin - lookback;
  if (n <= 1) out.set(x.subarray(begin), begin);
  else averageFrom(x, { type, n, first, begin }, out);
  return begin;
}

interface Placed {
  readonly type: number;
  readonly n: number;
  readonly first: number;
  readonly begin: number;
}

function averageFrom(x: Float64Array, rule: Placed, out: Float64Array): void {
  const name = averageTypes[rule.type];
  if (name === "ema") exponential(x, rule, out);
  else if (name === "wma") weightedAverage(x, rule, out);
  else if (name === "dema") chained(x, { ...rule, weights: [2, -1] }, out);
  else if (name === "tema") chained(x, { ...rule, weights: [3, -3, 1] }, out);
  else if (name === "trima") triangularAverage(x, rule, out);
  else if (name === "kama") adaptiveAverage(x, rule, out);
  else if (name === "mama") mesaAverage(x, { fast: 0.5, slow: 0.05, first: rule.first }, { mama: out, fama: null });
  else if (name === "t3") chained(x, { ...rule, weights: tillsonWeights(0.7) }, out);
  else simpleAverage(x, rule, out);
}

/** Average of the last n values, from row first + n − 1 on. */
export function simpleAverage(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number },
  out: Float64Array,
) {
  const { n, first } = rule;
  let sum = 0;
  for (let t = first; t < x.length; t++) {
    sum += x[t]!;
    if (t - first < n - 1) continue;
    out[t] = sum / n;
    sum -= x[t - n + 1]!;
  }
}

/** Exponential average with smoothing k, 2 ÷ (n + 1) unless given, from the average of the first n values on. */
export function exponential(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number; readonly k?: number },
  out: Float64Array,
): void {
  const { n, first, k = 2 / (n + 1) } = rule;
  const seeded = first + n - 1;
  if (seeded >= x.length) return;
  let sum = 0;
  for (let t = first; t <= seeded; t++) sum += x[t]!;
  let level = sum / n;
  out[seeded] = level;
  for (let t = seeded + 1; t < x.length; t++) {
    level = (x[t]! - level) * k + level;
    out[t] = level;
  }
}

/** Weights 1 … n, the newest value the heaviest. */
function weightedAverage(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number },
  out: Float64Array,
): void {
  const { n, first } = rule;
  const divisor = (n * (n + 1)) / 2;
  let plain = 0;
  let weighted = 0;
  for (let t = first; t < x.length; t++) {
    const place = Math.min(t - first + 1, n);
    plain += x[t]!;
    if (t >= first + n) plain -= x[t - n]!;
    weighted += x[t]! * place;
    if (place < n) continue;
    out[t] = weighted / divisor;
    weighted -= plain;
  }
}

/** An average of averages: the two windows overlap to n rows, so the middle value weighs most. */
function triangularAverage(x: Float64Array, rule: { readonly n: number; readonly first: number }, out: Float64Array) {
  const { n, first } = rule;
  const short = (n + 1) >> 1;
  const inner = new Float64Array(x.length);
  simpleAverage(x, { n: short, first }, inner);
  simpleAverage(inner, { n: n + 1 - short, first: first + short - 1 }, out);
}

/** The weights of the last four of six chained exponential averages, the earliest first. */
export function tillsonWeights(v: number): readonly number[] {
  const square = v * v;
  const cube = square * v;
  return [0, 0, 1 + 3 * v + cube + 3 * square, -6 * square - 3 * (v + cube), 3 * (square + cube), -cube];
}

/** A weighted sum of exponential averages of exponential averages, each seeded by its own first n values. */
export function chained(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number; readonly begin: number; readonly weights: readonly number[] },
  out: Float64Array,
): void {
  const { n, first, begin, weights } = rule;
  let stage = x;
  out.fill(0, begin);
  for (let k = 0; k < weights.length; k++) {
    const next = new Float64Array(x.length);
    exponential(stage, { n, first: first + k * (n - 1) }, next);
    const weight = weights[k]!;
    for (let t = begin; t < x.length; t++) out[t] = out[t]! + weight * next[t]!;
    stage = next;
  }
}
