// Hand-written loops of the element operators that formulas use most, arithmetic.
import type { Column } from "#engine/panel";

// An operator's `of` is one of a hundred, so a loop that calls it cannot have it inlined; these can. The contract suite
// holds them to the same meaning. Where an infinite input makes the result infinite or NaN by itself, it is not asked for.

/** x + y; both sides must be present. A column of length 1 is a constant. */
export function addCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a + b;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** x − y; both sides must be present. A column of length 1 is a constant. */
export function subtractCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a - b;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** x · y; both sides must be present. A column of length 1 is a constant. */
export function multiplyCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a * b;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** x ÷ y; both sides must be present. A column of length 1 is a constant. */
export function divideCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a - a === 0 && b - b === 0 ? a / b : Number.NaN;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** x to the power of y; both sides must be present. A column of length 1 is a constant. */
export function raiseCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a - a === 0 && b - b === 0 ? a ** b : Number.NaN;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** −x. A column of length 1 is a constant. */
export function negateCells([x]: readonly Column[], out: Column): void {
  const step = x!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0; i < out.length; i++, j += step) {
    const a = x![j]!;
    out[i] = a - a === 0 ? 0 - a : Number.NaN;
  }
}

/** Magnitude. A column of length 1 is a constant. */
export function magnitudeCells([x]: readonly Column[], out: Column): void {
  const step = x!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0; i < out.length; i++, j += step) {
    const a = x![j]!;
    out[i] = a - a === 0 ? Math.abs(a) : Number.NaN;
  }
}

/** −1, 0 or 1. A column of length 1 is a constant. */
export function signCells([x]: readonly Column[], out: Column): void {
  const step = x!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0; i < out.length; i++, j += step) {
    const a = x![j]!;
    out[i] = a - a === 0 ? (a > 0 ? 1 : a < 0 ? -1 : 0) : Number.NaN;
  }
}

/** Natural logarithm; NaN for 0 and below. A column of length 1 is a constant. */
export function logCells([x]: readonly Column[], out: Column): void {
  const step = x!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0; i < out.length; i++, j += step) {
    const a = x![j]!;
    const value = a > 0 ? Math.log(a) : Number.NaN;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}
