// The amount below which the indicator set takes a sum or a difference for zero; absolute, as published.

const smallest = 1e-14;

export function isZero(value: number): boolean {
  return value > -smallest && value < smallest;
}

/** A divisor that is too small, or negative where only a positive one makes sense. */
export function isZeroOrLess(value: number): boolean {
  return value < smallest;
}
