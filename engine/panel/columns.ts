// Columns: making them, walking them symbol by symbol, and walking them date by date.
import { fault, findNamed, QraftError } from "#engine/core";
import type { Column, Panel } from "./panel.ts";

/** A column of zeros in shared memory. */
export function newColumn(length: number): Column {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

/** One field of a panel by name; the error names the nearest field there is. */
export function columnOf(panel: Panel, field: string): Column {
  const column = panel.fields.get(field);
  if (column) return column;
  const known = [...panel.fields.keys()].map((name) => ({ name }));
  const found = findNamed(known, field, "field");
  const next = found.ok ? "" : found.error.next;
  throw new QraftError("unknown-field", `The panel of market "${panel.market}" has no field "${field}".`, next);
}

/**
 * Runs a kernel over each symbol's series.
 *
 * Shape   inputs[k][symbols × times] -> out[symbols × times]; the kernel gets views of one symbol and fills the view of `out`,
 *         or returns a new series, which is copied there
 */
export function mapColumns(
  inputs: readonly Column[],
  out: Column,
  walk: {
    readonly times: number;
    readonly kernel: (series: readonly Float64Array[], out: Float64Array) => Float64Array | undefined;
  },
): Column {
  const { times, kernel } = walk;
  const length = sharedLength([...inputs, out]);
  if (times === 0) return out;
  for (let start = 0; start < length; start += times) {
    const view = out.subarray(start, start + times);
    const made = kernel(
      inputs.map((input) => input.subarray(start, start + times)),
      view,
    );
    if (made !== undefined && made !== view) view.set(made);
  }
  return out;
}

/** Dates that are gathered at once: one cache line of each symbol's series, several times over. */
const blockTimes = 32;

/**
 * Runs a kernel over each date, all symbols side by side.
 *
 * Shape   inputs[k][symbols × times] -> out[symbols × times]; the kernel fills a row that starts as NaN
 * NaN     an infinite result becomes NaN
 * Cost    gathers and scatters blocks of dates, so that each symbol's series is read in runs
 */
export function mapRows(
  given: { readonly inputs: readonly Column[]; readonly codes: readonly Int32Array[] },
  shape: {
    readonly symbols: number;
    readonly times: number;
    readonly out?: Column;
    readonly rows?: { readonly from: number; readonly to: number };
  },
  kernel: (rows: readonly Float64Array[], codes: readonly Int32Array[], out: Float64Array) => void,
): Column {
  const { inputs, codes } = given;
  const { symbols, times } = shape;
  const out = shape.out ?? newColumn(symbols * times);
  const span = shape.rows ?? { from: 0, to: times };
  const blocks = inputs.map(() => new Float64Array(symbols * blockTimes));
  const codeBlocks = codes.map(() => new Int32Array(symbols * blockTimes));
  const results = new Float64Array(symbols * blockTimes);
  const rowsOf = (block: Float64Array): Float64Array[] => split(block, symbols);
  const rows = blocks.map(rowsOf);
  const codeRows = codeBlocks.map((block) =>
    Array.from({ length: blockTimes }, (_, row) => block.subarray(row * symbols, (row + 1) * symbols)),
  );
  const resultRows = rowsOf(results);
  for (let from = span.from; from < span.to; from += blockTimes) {
    const width = Math.min(blockTimes, span.to - from);
    inputs.forEach((input, k) => {
      gather(input, blocks[k]!, { symbols, times, from, width });
    });
    codes.forEach((input, k) => {
      gather(input, codeBlocks[k]!, { symbols, times, from, width });
    });
    results.fill(Number.NaN);
    for (let row = 0; row < width; row++) {
      kernel(
        rows.map((list) => list[row]!),
        codeRows.map((list) => list[row]!),
        resultRows[row]!,
      );
    }
    for (let s = 0; s < symbols; s++) {
      for (let row = 0; row < width; row++) {
        const value = results[row * symbols + s]!;
        out[s * times + from + row] = Number.isFinite(value) ? value : Number.NaN;
      }
    }
  }
  return out;
}

function split(block: Float64Array, symbols: number): Float64Array[] {
  return Array.from({ length: blockTimes }, (_, row) => block.subarray(row * symbols, (row + 1) * symbols));
}

function gather(
  input: Float64Array | Int32Array,
  block: Float64Array | Int32Array,
  area: { readonly symbols: number; readonly times: number; readonly from: number; readonly width: number },
): void {
  const { symbols, times, from, width } = area;
  for (let s = 0; s < symbols; s++) {
    const start = s * times + from;
    for (let row = 0; row < width; row++) block[row * symbols + s] = input[start + row]!;
  }
}

function sharedLength(inputs: readonly Column[]): number {
  const length = inputs[0]?.length ?? 0;
  if (inputs.some((input) => input.length !== length)) {
    throw fault(`Columns of ${inputs.map((input) => input.length).join(" and ")} cells were put into one call.`);
  }
  return length;
}
