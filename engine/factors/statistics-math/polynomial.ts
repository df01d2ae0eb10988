// Polynomials: the best one through points, and all roots.
import { shortestFit, solveTriangle, triangulate } from "./least-squares.ts";
import { pairwiseSum, scaled, squares } from "./moments.ts";

/**
 * Coefficients of the polynomial of a degree that comes closest to the points, highest power first.
 * Source  numpy.polyfit: powers scaled to length one, the shortest solution where there are too few points
 */
export function fitPolynomial(x: Float64Array, y: Float64Array, degree: number): Float64Array {
  const powers: Float64Array[] = [new Float64Array(x.length).fill(1)];
  for (let power = 1; power <= degree; power++) powers.push(products(powers[power - 1]!, x));
  const columns = powers.reverse();
  const lengths = columns.map((column) => Math.sqrt(pairwiseSum(squares(column))));
  const even = columns.map((column, j) => scaled(column, lengths[j]!));
  const triangle = triangulate(even, y);
  const beta = triangle.independent ? solveTriangle(triangle) : shortestFit(even, y, x.length * Number.EPSILON).beta;
  for (let j = 0; j < beta.length; j++) beta[j]! /= lengths[j]!;
  return beta;
}

function products(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! * y[i]!;
  return out;
}

/**
 * Real parts of all roots of a polynomial, highest power first; none for a constant, NaN where a coefficient is missing.
 * Source  Aberth 1973: all roots at once, each pushed by Newton's step and away from the others
 */
export function realPartsOfRoots(coefficients: Float64Array): readonly number[] {
  if (coefficients.some((value) => !Number.isFinite(value))) return [Number.NaN];
  const first = coefficients.findIndex((value) => value !== 0);
  if (first < 0) return [];
  const last = coefficients.findLastIndex((value) => value !== 0);
  const zeros = coefficients.slice(last + 1).map(() => 0);
  const monic = coefficients.slice(first, last + 1).map((value) => value / coefficients[first]!);
  const reach = Math.max(...Array.from(monic.subarray(1), (value, k) => Math.log2(Math.abs(value)) / (k + 1)));
  const scale = 2 ** Math.round(Number.isFinite(reach) ? reach : 0);
  const even = monic.map((value, k) => value / scale ** k);
  return [...aberth(even).map(([re]) => re * scale), ...zeros];
}

type Point = readonly [number, number];

function aberth(monic: Float64Array): readonly Point[] {
  const degree = monic.length - 1;
  const roots: Point[] = Array.from({ length: degree }, (_, k) => {
    const angle = (2 * Math.PI * k) / degree + 0.4;
    return [0.9 * Math.cos(angle), 0.9 * Math.sin(angle)];
  });
  for (let round = 0; round < 200; round++) {
    let moved = 0;
    for (let k = 0; k < degree; k++) {
      const root = roots[k]!;
      const step = stepOf(monic, roots, k);
      roots[k] = [root[0] - step[0], root[1] - step[1]];
      moved = Math.max(moved, Math.hypot(...step) / Math.max(1e-300, Math.hypot(...roots[k]!)));
    }
    if (!(moved > 1e-15)) break;
  }
  return roots;
}

function stepOf(monic: Float64Array, roots: readonly Point[], k: number): Point {
  const z = roots[k]!;
  let value: Point = [1, 0];
  let slope: Point = [0, 0];
  for (let i = 1; i < monic.length; i++) {
    slope = plus(times(slope, z), value);
    value = plus(times(value, z), [monic[i]!, 0]);
  }
  if (value[0] === 0 && value[1] === 0) return [0, 0];
  let push: Point = [0, 0];
  for (let j = 0; j < roots.length; j++) {
    const away: Point = [z[0] - roots[j]![0], z[1] - roots[j]![1]];
    if (j !== k && (away[0] !== 0 || away[1] !== 0)) push = plus(push, over([1, 0], away));
  }
  const newton = over(slope, value);
  const below: Point = [newton[0] - push[0], newton[1] - push[1]];
  const step = over([1, 0], below);
  return Number.isFinite(step[0]) && Number.isFinite(step[1]) ? step : [1e-3, 1e-3];
}

function plus(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1]];
}

function times(a: Point, b: Point): Point {
  return [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
}

function over(a: Point, b: Point): Point {
  const size = b[0] * b[0] + b[1] * b[1];
  return [(a[0] * b[0] + a[1] * b[1]) / size, (a[1] * b[0] - a[0] * b[1]) / size];
}
