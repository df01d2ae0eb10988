// Value duplicates among thousands of factors: near pairs by random projection first, then by their whole sketches.
import { seededRandom } from "#engine/core";
import type { ValueSketch } from "./sketch.ts";

export interface DuplicateOf {
  /** Place of the earlier factor. */
  readonly place: number;
  /** Correlation of the two sketches; negative when one ranks in reverse. */
  readonly correlation: number;
}

/** Directions of the projection. Distances come out right to about a quarter. */
const directions = 64;

/**
 * For each factor the earlier one that it repeats, null when it is new. What is itself a duplicate is compared with nothing.
 *
 * Source  Johnson and Lindenstrauss 1984: random projections keep distances, so that few pairs need the whole product
 * Cost    n²/2 products of 64 numbers, and whole products for near pairs only
 */
export function findDuplicates(
  sketches: readonly (ValueSketch | null)[],
  sameAbove: number,
): readonly (DuplicateOf | null)[] {
  const length = sketches.find((sketch) => sketch !== null)?.length ?? 0;
  const matrix = projection(length);
  const kept: number[] = [];
  const shadows = new Float32Array(sketches.length * directions);
  // Squared distance of unit vectors with this correlation, and room for eight deviations of the projection's error.
  const near = 2 * (1 - sameAbove) * 2.5 + 1e-6;
  return sketches.map((sketch, place) => {
    if (sketch === null) return null;
    project(sketch, matrix, shadows.subarray(place * directions, (place + 1) * directions));
    for (const other of kept) {
      if (!isNear(shadows, { place, other, near })) continue;
      const correlation = product(sketch, sketches[other]!);
      if (Math.abs(correlation) >= sameAbove) return { place: other, correlation };
    }
    kept.push(place);
    return null;
  });
}

function projection(length: number): Float32Array {
  const random = seededRandom("value-duplicates");
  const scale = 1 / Math.sqrt(directions);
  return Float32Array.from({ length: length * directions }, () => random.normal() * scale);
}

function project(sketch: ValueSketch, matrix: Float32Array, out: Float32Array): void {
  for (let k = 0; k < directions; k++) {
    let sum = 0;
    const base = k * sketch.length;
    for (let i = 0; i < sketch.length; i++) sum += matrix[base + i]! * sketch[i]!;
    out[k] = sum;
  }
}

/** True when the projections, or one and the reverse of the other, lie close together. */
function isNear(
  shadows: Float32Array,
  pair: { readonly place: number; readonly other: number; readonly near: number },
): boolean {
  const a = pair.place * directions;
  const b = pair.other * directions;
  let plus = 0;
  let minus = 0;
  for (let k = 0; k < directions; k++) {
    const x = shadows[a + k]!;
    const y = shadows[b + k]!;
    plus += (x - y) * (x - y);
    minus += (x + y) * (x + y);
  }
  return plus <= pair.near || minus <= pair.near;
}

function product(a: ValueSketch, b: ValueSketch): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
