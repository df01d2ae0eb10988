// Hand-written loops of the element operators that formulas use most, comparing and choosing.
import type { Column } from "#engine/panel";

/** 1 where x > y, else 0; both sides must be present. A column of length 1 is a constant. */
export function aboveCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a > b ? 1 : 0) : Number.NaN;
  }
}

/** 1 where x ≥ y, else 0; both sides must be present. A column of length 1 is a constant. */
export function notBelowCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a >= b ? 1 : 0) : Number.NaN;
  }
}

/** 1 where x < y, else 0; both sides must be present. A column of length 1 is a constant. */
export function belowCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a < b ? 1 : 0) : Number.NaN;
  }
}

/** 1 where x ≤ y, else 0; both sides must be present. A column of length 1 is a constant. */
export function notAboveCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a <= b ? 1 : 0) : Number.NaN;
  }
}

/** 1 where x = y, else 0; both sides must be present. A column of length 1 is a constant. */
export function equalCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a === b ? 1 : 0) : Number.NaN;
  }
}

/** 1 where x ≠ y, else 0; both sides must be present. A column of length 1 is a constant. */
export function unequalCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    out[i] = a - a === 0 && b - b === 0 ? (a !== b ? 1 : 0) : Number.NaN;
  }
}

/** The smaller; both sides must be present. A column of length 1 is a constant. */
export function smallerCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a - a === 0 && b - b === 0 ? Math.min(a, b) : Number.NaN;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** The larger; both sides must be present. A column of length 1 is a constant. */
export function largerCells([x, y]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < out.length; i++, j += stepX, k += stepY) {
    const a = x![j]!;
    const b = y![k]!;
    const value = a - a === 0 && b - b === 0 ? Math.max(a, b) : Number.NaN;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}

/** y where x is true (not 0), z where it is 0; only the chosen side must be present. A column of length 1 is a constant. */
export function chooseCells([x, y, z]: readonly Column[], out: Column): void {
  const stepX = x!.length === 1 ? 0 : 1;
  const stepY = y!.length === 1 ? 0 : 1;
  const stepZ = z!.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0, m = 0; i < out.length; i++, j += stepX, k += stepY, m += stepZ) {
    const condition = x![j]!;
    const value = condition - condition !== 0 ? Number.NaN : condition !== 0 ? y![k]! : z![m]!;
    out[i] = value - value === 0 ? value : Number.NaN;
  }
}
