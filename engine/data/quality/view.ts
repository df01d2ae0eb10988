// Bars as the checks read them: columns by name, and the life of every symbol.
import type { Bars } from "../bar.ts";
import type { QualityExample } from "./finding.ts";

export interface BarsView {
  readonly bars: Bars;
  readonly symbols: number;
  readonly rows: number;
  readonly field: (name: string) => Float64Array | undefined;
  /** 1 where a bar exists, [s * rows + t]. */
  readonly present: Uint8Array;
  /** First and last row with a bar; −1 for a symbol without any. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly count: Int32Array;
  /** Example of one cell with the fields named. */
  readonly cellExample: (cell: number, fields: readonly string[], more?: QualityExample["values"]) => QualityExample;
}

export function viewBars(bars: Bars): BarsView {
  const rows = bars.times.length;
  const symbols = bars.symbols.length;
  const present = presentCells(bars);
  const first = new Int32Array(symbols).fill(-1);
  const last = new Int32Array(symbols).fill(-1);
  const count = new Int32Array(symbols);
  for (let s = 0; s < symbols; s++) {
    for (let t = 0; t < rows; t++) {
      if (present[s * rows + t] === 0) continue;
      if (first[s] === -1) first[s] = t;
      last[s] = t;
      count[s] = count[s]! + 1;
    }
  }
  const field = (name: string): Float64Array | undefined => bars.fields.get(name);
  const cellExample = (
    cell: number,
    fields: readonly string[],
    more: QualityExample["values"] = {},
  ): QualityExample => ({
    symbol: bars.symbols[Math.floor(cell / rows)] ?? null,
    ts: bars.times[cell % rows] ?? null,
    values: { ...Object.fromEntries(fields.map((name) => [name, finiteOrNull(field(name)?.[cell])])), ...more },
  });
  return { bars, symbols, rows, field, present, first, last, count, cellExample };
}

/** A cell holds a bar when it has a close; without any close in the market, when it has any value. */
function presentCells(bars: Bars): Uint8Array {
  const out = new Uint8Array(bars.symbols.length * bars.times.length);
  const close = bars.fields.get("close");
  for (const column of close === undefined ? bars.fields.values() : [close]) {
    for (let cell = 0; cell < out.length; cell++) if (!Number.isNaN(column[cell]!)) out[cell] = 1;
  }
  return out;
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
