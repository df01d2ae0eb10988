// The slow twin of every operator: a whole column from its meaning, cell by cell or date by date.

import type { CallShape, Operator, WindowOperator } from "../../engine/factors/operator.ts";
import type { Column } from "../../engine/panel/index.ts";
import { newColumn } from "../../engine/panel/index.ts";

/** A whole column through an operator's meaning; takes the same arguments as its `apply`. */
export function applyMeaning(
  operator: Operator,
  inputs: readonly Column[],
  params: readonly number[],
  shape: CallShape,
): Column {
  const { symbols, times } = shape;
  const full = inputs.map((input) => presentOf(input, symbols * times));
  const out = newColumn(symbols * times).fill(Number.NaN);
  if (operator.family === "element") {
    const { meaning } = operator;
    return out.map((_, i) =>
      meaning(
        full.map((input) => input[i]!),
        params,
      ),
    );
  }
  if (operator.family === "window") {
    for (let i = 0; i < out.length; i++)
      out[i] = windowCell(operator, full, { params, times, i, stamps: shape.stamps });
    return out;
  }
  for (let t = 0; t < times; t++) {
    const rows = full.map((input) => Float64Array.from({ length: symbols }, (_, s) => input[s * times + t]!));
    const codes = shape.groups.map((group) =>
      Int32Array.from({ length: symbols }, (_, s) => group.codes[s * times + t]!),
    );
    const row = operator.family === "cross" ? operator.meaning(rows, params) : operator.meaning(rows, codes, params);
    for (let s = 0; s < symbols; s++) out[s * times + t] = Number.isFinite(row[s]) ? row[s]! : Number.NaN;
  }
  return out;
}

function presentOf(input: Column, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => {
    const value = input.length === 1 ? input[0]! : input[i]!;
    return Number.isFinite(value) ? value : Number.NaN;
  });
}

function windowCell(
  operator: WindowOperator,
  inputs: readonly Float64Array[],
  cell: {
    readonly params: readonly number[];
    readonly times: number;
    readonly i: number;
    readonly stamps: Float64Array | undefined;
  },
): number {
  const { params, times, i, stamps } = cell;
  const t = i % times;
  const back = operator.lookback(params);
  const width = Number.isFinite(back) ? back + 1 : t + 1;
  const known = Math.min(width, t + 1);
  const windows = inputs.map((input) => {
    const window = new Float64Array(width).fill(Number.NaN);
    window.set(input.subarray(i + 1 - known, i + 1), width - known);
    return window;
  });
  const past = stamps && new Float64Array(width).fill(Number.NaN);
  if (stamps && past) past.set(stamps.subarray(t + 1 - known, t + 1), width - known);
  return operator.meaning(windows, params, past);
}
