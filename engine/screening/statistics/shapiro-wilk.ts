// The Shapiro–Wilk test of normality, by Royston's algorithm.
import { finiteOf, type Series } from "#engine/core";
import type { SampleTest } from "./alternative.ts";

export interface ShapiroOptions {
  /** "single" rounds every step as the published program does: W then has seven digits. Default "double". */
  readonly precision?: "single" | "double";
}

type Round = (x: number) => number;

/**
 * Squared correlation of the ordered sample with normal scores, and the chance of so low a one.
 *
 * NaN     missing values leave; fewer than three give NaN; equal values have W 1 and p 1
 * Source  Shapiro and Wilk 1965; Royston 1995, algorithm AS R94, for 3 to 5000 values; same as scipy shapiro, whose
 *         older versions (1.10) answer in single precision
 * Cost    n log n
 */
export function shapiroWilkTest(sample: Series, options: ShapiroOptions = {}): SampleTest {
  const r: Round = options.precision === "single" ? Math.fround : (x) => x;
  const sorted = finiteOf(sample).sort();
  const n = sorted.length;
  if (n < 3) return { statistic: Number.NaN, p: Number.NaN };
  const middle = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  const x = sorted.map((value) => r(value - middle));
  const range = r(x[n - 1]! - x[0]!);
  if (range < 1e-19) return { statistic: 1, p: 1 };
  const missing = shortfall(
    x.map((value) => r(value / range)),
    halfWeights(n, r),
    r,
  );
  const statistic = r(1 - missing);
  return { statistic, p: n === 3 ? exactThree(statistic, r) : chanceOf(missing, n, r) };
}

/** c[0] + c[1] x + …, in the published order of operations. */
function polynomial(c: readonly number[], x: number, r: Round): number {
  let p = r(x * r(c[c.length - 1]!));
  for (let j = c.length - 2; j >= 1; j--) p = r(r(p + r(c[j]!)) * x);
  return r(r(c[0]!) + p);
}

/** Weights of the lesser half; the greater half has the same with the other sign. */
function halfWeights(n: number, r: Round): Float64Array {
  if (n === 3) return new Float64Array([r(70711 / 100000)]);
  const half = Math.floor(n / 2);
  const scores = Float64Array.from({ length: half }, (_, i) => normalScore(r(r(i + 1 - 0.375) / r(n + 0.25)), r));
  let squares = 0;
  for (const score of scores) squares = r(squares + r(score * score));
  squares = r(squares * 2);
  const length = r(Math.sqrt(squares));
  const root = r(1 / r(Math.sqrt(n)));
  const twice = (value: number): number => r(2 * r(value * value));
  const first = r(
    polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root, r) - r(scores[0]! / length),
  );
  const second = r(
    r(-scores[1]! / length) + polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root, r),
  );
  const given = n > 5 ? [first, second] : [first];
  let above = squares;
  let below = 1;
  given.forEach((value, i) => {
    above = r(above - twice(scores[i]!));
    below = r(below - twice(value));
  });
  const factor = r(Math.sqrt(r(above / below)));
  return scores.map((score, i) => given[i] ?? r(-score / factor));
}

/** 1 − W, so that nothing is lost where W is near 1. */
function shortfall(x: Float64Array, weights: Float64Array, r: Round): number {
  const n = x.length;
  const weight = (i: number): number => {
    const j = n - 1 - i;
    return i === j ? 0 : i < j ? -weights[i]! : weights[j]!;
  };
  let meanX = 0;
  let meanWeight = 0;
  for (let i = 0; i < n; i++) {
    meanX = r(meanX + x[i]!);
    meanWeight = r(meanWeight + weight(i));
  }
  meanX = r(meanX / n);
  meanWeight = r(meanWeight / n);
  let [weightSquares, squares, products] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const w = r(weight(i) - meanWeight);
    const d = r(x[i]! - meanX);
    weightSquares = r(weightSquares + r(w * w));
    squares = r(squares + r(d * d));
    products = r(products + r(w * d));
  }
  const area = r(weightSquares * squares);
  const side = r(Math.sqrt(area));
  return r(r(r(side - products) * r(side + products)) / area);
}

/** The distribution of W for three values is known; the published program has its constants to seven digits. */
function exactThree(w: number, r: Round): number {
  const [scale, least] = r(1 / 3) === 1 / 3 ? [6 / Math.PI, Math.PI / 3] : [r(1.909859), r(1.047198)];
  return Math.max(0, r(scale * r(r(Math.asin(r(Math.sqrt(w)))) - least)));
}

function chanceOf(missing: number, n: number, r: Round): number {
  let y = r(Math.log(missing));
  const log = r(Math.log(n));
  if (n > 11) {
    const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log, r);
    const spread = r(Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], log, r)));
    return r(upperTail(r(r(y - mean) / spread)));
  }
  const limit = polynomial([-2.273, 0.459], n, r);
  if (y >= limit) return 1e-19;
  y = -r(Math.log(r(limit - y)));
  const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n, r);
  const spread = r(Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n, r)));
  return r(upperTail(r(r(y - mean) / spread)));
}

/** Normal quantile to the accuracy that the weights were fitted with. Source: Beasley and Springer 1977, AS 111. */
function normalScore(p: number, r: Round): number {
  const q = r(p - 0.5);
  const along = (c: readonly number[], x: number): number => c.reduce((sum, value) => r(r(sum * x) + r(value)), 0);
  if (Math.abs(q) <= r(0.42)) {
    const square = r(q * q);
    const above = along([-25.44106049637, 41.39119773534, -18.61500062529, 2.50662823884], square);
    return r(r(q * above) / along([3.13082909833, -21.06224101826, 23.08336743743, -8.4735109309, 1], square));
  }
  const tail = r(Math.sqrt(-r(Math.log(q > 0 ? r(1 - p) : p))));
  const above = along([2.32121276858, 4.85014127135, -2.29796479134, -2.78718931138], tail);
  const score = r(above / along([1.63706781897, 3.54388924762, 1], tail));
  return q < 0 ? -score : score;
}

/** P(Z > z) as in the published algorithm, within 1e-9 of the normal one. Source: Hill 1973, AS 66. */
function upperTail(z: number): number {
  const x = Math.abs(z);
  const y = (x * x) / 2;
  let tail = 0;
  if (x <= 1.28) {
    const inner = y + 5.75885480458 - 29.8213557808 / (y + 2.62433121679 + 48.6959930692 / (y + 5.92885724438));
    tail = 0.5 - x * (0.398942280444 - (0.399903438504 * y) / inner);
  } else if (x <= 7 || (z > 0 && x <= 38)) {
    const deep = x + 0.742380924027 + 30.789933034 / (x + 3.99019417011);
    const inner = x - 0.151679116635 + 5.29330324926 / (x + 4.8385912808 - 15.1508972451 / deep);
    const outer = x + 3.98064794e-4 + 1.98615381364 / inner;
    tail = (0.398942280385 * Math.exp(-y)) / (x - 3.8052e-8 + 1.00000615302 / outer);
  }
  return z < 0 ? 1 - tail : tail;
}
