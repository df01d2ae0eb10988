// Element-wise loops: one definition per cell, run over whole columns.
import type { Column } from "#engine/panel";

/** What an element operator does with one cell; takes as many arguments as the operator has columns and parameters. */
export type CellFunction = (a: number, b: number, c: number, d: number, e: number) => number;

/** The most columns and parameters that an element operator may have together. */
export const cellArity = 5;

/** One element-wise call. `open` lets missing values reach the definition, as NaN. */
export interface CellCall {
  readonly inputs: readonly Column[];
  readonly params: readonly number[];
  readonly of: CellFunction;
  readonly open: boolean;
}

/**
 * Runs a definition over every cell.
 *
 * Shape   one to five columns -> out, every cell; a column of length 1 stands for a constant
 * NaN     a non-finite input gives NaN (open: reaches the definition as NaN); a non-finite result is NaN
 * Cost    one pass; loops apart by the number of columns, so that no array is built per cell
 */
export function mapCells(call: CellCall, out: Column): Column {
  const { inputs, open } = call;
  const [x, y, z, more] = inputs;
  if (!x) throw new RangeError("An element operator needs at least one column.");
  if (!y) return open ? openOne(call, x, out) : one(call, x, out);
  if (!z) return open ? openTwo(call, { x, y }, out) : two(call, { x, y }, out);
  return more ? many(call, out) : three(call, { x, y, z }, out);
}

function one(call: CellCall, x: Column, out: Column): Column {
  const { of, params } = call;
  const [p, q, r, u] = fourOf(params);
  const { length } = out;
  const step = x.length === 1 ? 0 : 1;
  for (let i = 0, j = 0; i < length; i++, j += step) {
    const a = x[j]!;
    const value = Number.isFinite(a) ? of(a, p, q, r, u) : Number.NaN;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

function openOne(call: CellCall, x: Column, out: Column): Column {
  const { length } = out;
  const step = x.length === 1 ? 0 : 1;
  const [p, q, r, u] = fourOf(call.params);
  for (let i = 0, j = 0; i < length; i++, j += step) {
    const value = call.of(present(x[j]!), p, q, r, u);
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

function two(call: CellCall, pair: { readonly x: Column; readonly y: Column }, out: Column): Column {
  const { of } = call;
  const { x, y } = pair;
  const [p, q, r] = fourOf(call.params);
  const { length } = out;
  const stepX = x.length === 1 ? 0 : 1;
  const stepY = y.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < length; i++, j += stepX, k += stepY) {
    const a = x[j]!;
    const b = y[k]!;
    const value = Number.isFinite(a) && Number.isFinite(b) ? of(a, b, p, q, r) : Number.NaN;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

function openTwo(call: CellCall, pair: { readonly x: Column; readonly y: Column }, out: Column): Column {
  const { of } = call;
  const { x, y } = pair;
  const [p, q, r] = fourOf(call.params);
  const { length } = out;
  const stepX = x.length === 1 ? 0 : 1;
  const stepY = y.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0; i < length; i++, j += stepX, k += stepY) {
    const value = of(present(x[j]!), present(y[k]!), p, q, r);
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

/** Three columns; missing values reach the definition unless the call is closed to them. */
function three(
  call: CellCall,
  inputs: { readonly x: Column; readonly y: Column; readonly z: Column },
  out: Column,
): Column {
  const { of, open } = call;
  const { x, y, z } = inputs;
  const [p, q] = fourOf(call.params);
  const { length } = out;
  const stepX = x.length === 1 ? 0 : 1;
  const stepY = y.length === 1 ? 0 : 1;
  const stepZ = z.length === 1 ? 0 : 1;
  for (let i = 0, j = 0, k = 0, l = 0; i < length; i++, j += stepX, k += stepY, l += stepZ) {
    const a = present(x[j]!);
    const b = present(y[k]!);
    const c = present(z[l]!);
    const value = open || !(Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c)) ? of(a, b, c, p, q) : Number.NaN;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

/** Four or five columns. */
function many(call: CellCall, out: Column): Column {
  const { inputs, of, open, params } = call;
  const { length } = out;
  const values = new Float64Array(cellArity).fill(Number.NaN);
  values.set(params.slice(0, cellArity - inputs.length), inputs.length);
  for (let i = 0; i < length; i++) {
    let complete = true;
    for (let k = 0; k < inputs.length; k++) {
      const input = inputs[k]!;
      const value = present(input.length === 1 ? input[0]! : input[i]!);
      if (Number.isNaN(value)) complete = false;
      values[k] = value;
    }
    const value = complete || open ? of(values[0]!, values[1]!, values[2]!, values[3]!, values[4]!) : Number.NaN;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
}

function fourOf(params: readonly number[]): readonly [number, number, number, number] {
  const [p = Number.NaN, q = Number.NaN, r = Number.NaN, u = Number.NaN] = params;
  return [p, q, r, u];
}

function present(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
