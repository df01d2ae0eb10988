// The shape that signals work in: every symbol of one date side by side, since most rules compare across symbols.
import type { Column } from "#engine/panel";

export interface Grid {
  readonly symbols: number;
  readonly times: number;
}

/** Date-major values: rows[t * symbols + s]. A panel's column is the transpose. */
export type Rows = Float64Array;

const block = 16;

/** Panel column (symbol-major) to rows, in blocks so that both sides stay in cache. */
export function rowsOf(column: Column, grid: Grid): Rows {
  return transpose(column, grid.symbols, grid.times);
}

/** Rows back to a panel column. */
export function columnOfRows(rows: Rows, grid: Grid): Column {
  return transpose(rows, grid.times, grid.symbols);
}

function transpose(input: Float64Array, outer: number, inner: number): Float64Array {
  const out = new Float64Array(input.length);
  for (let o = 0; o < outer; o += block) {
    const oEnd = Math.min(o + block, outer);
    for (let i = 0; i < inner; i++) {
      for (let k = o; k < oEnd; k++) out[i * outer + k] = input[k * inner + i]!;
    }
  }
  return out;
}
