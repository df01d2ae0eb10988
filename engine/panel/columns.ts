// Columns: making them, walking them symbol by symbol, and walking them date by date.
import { missingValues, reserveFloats } from "#engine/compiled";
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

/** Dates that are gathered at once: two cache lines of each symbol's series. */
const blockTimes = 16;

/** One block for the results and one for each input, where compiled kernels read and write without a copy. */
const blockRooms: Float64Array[] = [];

function blockAt(k: number, length: number): Float64Array {
  const room = blockRooms[k];
  if (room !== undefined && room.length >= length) return room;
  const made = reserveFloats(length + 1);
  blockRooms[k] = made;
  return made;
}

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
  const blocks = inputs.map((_, k) => blockAt(k + 1, symbols * blockTimes));
  const codeBlocks = codes.map(() => new Int32Array(symbols * blockTimes));
  const results = blockAt(0, symbols * blockTimes);
  const lines = Array.from({ length: blockTimes }, (_, line) => {
    const [start, end] = [line * symbols, (line + 1) * symbols];
    return {
      rows: blocks.map((block) => block.subarray(start, end)),
      codes: codeBlocks.map((block) => block.subarray(start, end)),
      out: results.subarray(start, end),
    };
  });
  for (let from = span.from; from < span.to; from += blockTimes) {
    const area = { symbols, times, from, width: Math.min(blockTimes, span.to - from) };
    for (let k = 0; k < inputs.length; k++) gather(inputs[k]!, blocks[k]!, area);
    for (let k = 0; k < codes.length; k++) gatherCodes(codes[k]!, codeBlocks[k]!, area);
    missingValues.fill(results, area.width * symbols);
    for (let row = 0; row < area.width; row++) {
      const line = lines[row]!;
      kernel(line.rows, line.codes, line.out);
    }
    missingValues.blank(results, area.width * symbols);
    scatter(results, out, area);
  }
  return out;
}

interface Area {
  readonly symbols: number;
  readonly times: number;
  readonly from: number;
  readonly width: number;
}

/** Four dates of a symbol at a time: they share a cache line, and the writes stay within a few rows. */
function gather(input: Float64Array, block: Float64Array, area: Area): void {
  const { symbols, times, from, width } = area;
  for (let s = 0; s < symbols; s++) {
    let i = s * times + from;
    let at = s;
    const end = i + width;
    for (; i + 3 < end; i += 4, at += 4 * symbols) {
      block[at] = input[i]!;
      block[at + symbols] = input[i + 1]!;
      block[at + 2 * symbols] = input[i + 2]!;
      block[at + 3 * symbols] = input[i + 3]!;
    }
    for (; i < end; i++, at += symbols) block[at] = input[i]!;
  }
}

function gatherCodes(input: Int32Array, block: Int32Array, area: Area): void {
  const { symbols, times, from, width } = area;
  for (let s = 0; s < symbols; s++) {
    const start = s * times + from;
    for (let row = 0, at = s; row < width; row++, at += symbols) block[at] = input[start + row]!;
  }
}

function scatter(block: Float64Array, out: Column, area: Area): void {
  const { symbols, times, from, width } = area;
  for (let s = 0; s < symbols; s++) {
    let i = s * times + from;
    let at = s;
    const end = i + width;
    for (; i + 3 < end; i += 4, at += 4 * symbols) {
      out[i] = block[at]!;
      out[i + 1] = block[at + symbols]!;
      out[i + 2] = block[at + 2 * symbols]!;
      out[i + 3] = block[at + 3 * symbols]!;
    }
    for (; i < end; i++, at += symbols) out[i] = block[at]!;
  }
}

function sharedLength(inputs: readonly Column[]): number {
  const length = inputs[0]?.length ?? 0;
  if (inputs.some((input) => input.length !== length)) {
    throw fault(`Columns of ${inputs.map((input) => input.length).join(" and ")} cells were put into one call.`);
  }
  return length;
}
