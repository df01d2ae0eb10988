// Exponential weights written out, one per row of a history: the definition behind the exponentially weighted operators.

import { type DecayRule, isFlat } from "#engine/panel";
import { longestWindow, minPeriods } from "./make-operator.ts";
import type { Param } from "./operator.ts";

/** How weights fall; the words are those of pandas ewm. */
export interface WeightRule {
  readonly alpha: number;
  readonly adjust: boolean;
  readonly ignoreMissing: boolean;
}

/** Smoothing of a span: the weights of a plain mean over `span` rows have the same centre of mass. */
export function alphaOfSpan(span: number): number {
  return 2 / (span + 1);
}

/** The parameters that follow the columns of every ewm operator. */
export const decayParams: readonly Param[] = [
  { name: "span", kind: "number", min: 1, max: longestWindow },
  { name: "adjust", kind: "choice", choices: ["no", "yes"], default: 1 },
  { name: "ignore_na", kind: "choice", choices: ["no", "yes"], default: 0 },
  { ...minPeriods, defaultFrom: "span" },
];

/** The rule that the values of these parameters stand for. */
export function decayRule([span = 1, adjust, ignoreNa, minPeriods = 1]: readonly number[]): DecayRule {
  return { alpha: alphaOfSpan(span), adjust: adjust === 1, ignoreMissing: ignoreNa === 1, minPeriods };
}

/**
 * Weight of each row of a history, oldest first; they sum to 1 over the present rows, and missing rows get 0.
 * Adjusted: (1 − alpha)^age. Not adjusted: each new value takes its share alpha from all before it.
 */
export function decayWeights(history: Float64Array, rule: WeightRule): Float64Array {
  const weights = new Float64Array(history.length);
  let fade = 1;
  let started = false;
  for (let t = 0; t < history.length; t++) {
    const present = Number.isFinite(history[t]!);
    if (started && (present || !rule.ignoreMissing)) fade *= 1 - rule.alpha;
    if (!present) continue;
    const fresh = rule.adjust || !started ? 1 : rule.alpha;
    const total = rule.adjust ? 1 : fade + fresh;
    for (let i = 0; i < t; i++) weights[i] = (weights[i]! * fade) / (started ? total : 1);
    weights[t] = started ? fresh / total : 1;
    fade = 1;
    started = true;
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Weights over the rows where both histories are present. */
export function jointWeights(x: Float64Array, y: Float64Array, rule: WeightRule): Float64Array {
  const both = x.map((value, t) => (Number.isFinite(y[t]!) ? value : Number.NaN));
  return decayWeights(both, rule);
}

/** Σ w (x − mean x)(y − mean y), corrected for bias by 1 ÷ (1 − Σ w²). */
export function weightedCovariance(x: Float64Array, y: Float64Array, weights: Float64Array): number {
  const room = 1 - weights.reduce((sum, weight) => sum + weight ** 2, 0);
  return weightedSpread(x, y, weights) / room;
}

/** Weighted correlation, within −1 … 1; NaN when either side does not vary. */
export function weightedCorrelation(x: Float64Array, y: Float64Array, weights: Float64Array): number {
  const xx = weightedSpread(x, x, weights);
  const yy = weightedSpread(y, y, weights);
  if (isFlat(xx, weightedMean(x, weights)) || isFlat(yy, weightedMean(y, weights))) return Number.NaN;
  return Math.max(-1, Math.min(1, weightedSpread(x, y, weights) / Math.sqrt(xx) / Math.sqrt(yy)));
}

function weightedSpread(x: Float64Array, y: Float64Array, weights: Float64Array): number {
  const [levelX, levelY] = [weightedMean(x, weights), weightedMean(y, weights)];
  return weights.reduce((sum, w, i) => (w === 0 ? sum : sum + w * (x[i]! - levelX) * (y[i]! - levelY)), 0);
}

function weightedMean(x: Float64Array, weights: Float64Array): number {
  return weights.reduce((sum, w, i) => (w === 0 ? sum : sum + w * x[i]!), 0);
}
