// Where to look in a unit cube: all grid points, chance, or a low-discrepancy sequence that fills it evenly.
import type { Random } from "#engine/core";

/** Points in [0, 1)^dimensions, as many as are asked for. */
export type Sampler = () => readonly number[];

export function randomSampler(dimensions: number, random: Random): Sampler {
  return () => Array.from({ length: dimensions }, () => random.next());
}

/**
 * Kronecker sequence with the powers of the generalised golden ratio, shifted by the seed.
 *
 * Shape   any number of dimensions; the first n points of a longer run are the same
 * Source  Roberts 2018, The unreasonable effectiveness of quasirandom sequences: the root of x^(d+1) = x + 1
 */
export function lowDiscrepancySampler(dimensions: number, random: Random): Sampler {
  const ratio = goldenRatio(dimensions);
  const steps = Array.from({ length: dimensions }, (_, k) => ratio ** -(k + 1) % 1);
  const shifts = steps.map(() => random.next());
  let index = 0;
  return () => {
    index++;
    return steps.map((step, k) => (shifts[k]! + index * step) % 1);
  };
}

/** The positive root of x^(d+1) = x + 1, by fixed-point iteration. */
export function goldenRatio(dimensions: number): number {
  let x = 2;
  for (let i = 0; i < 100; i++) x = (1 + x) ** (1 / (dimensions + 1));
  return x;
}
