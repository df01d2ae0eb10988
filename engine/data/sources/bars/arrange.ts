// Order and uniqueness: rows sorted by symbol and time, each (symbol, time) once, whatever the order they came in.
import { QraftError } from "#engine/core";
import type { Frequency } from "../../bar.ts";
import type { DecodedRows } from "../decoded.ts";
import { type Batch, rowExample } from "./batch.ts";
import type { IssueBook } from "./issue-book.ts";

export function arrangeRows(
  batch: Batch,
  stays: Uint8Array,
  at: { readonly frequency: Frequency; readonly book: IssueBook },
): DecodedRows {
  const { rank, symbols } = rankSymbols(batch, stays);
  const order = sortRows(batch, stays, rank, at.book);
  const kept = dropDuplicates(batch, order, at);
  const symbolIndex = new Int32Array(kept.length);
  const ts = new Float64Array(kept.length);
  const fields = new Map([...batch.fields.keys()].map((name) => [name, new Float64Array(kept.length)]));
  for (let i = 0; i < kept.length; i++) {
    symbolIndex[i] = rank[batch.symbolIndex[kept[i]!]!]!;
    ts[i] = batch.ts[kept[i]!]!;
  }
  for (const [name, column] of fields) {
    const source = batch.fields.get(name)!;
    for (let i = 0; i < kept.length; i++) column[i] = source[kept[i]!]!;
  }
  return { symbols, symbolIndex, ts, fields };
}

/** Place of every symbol that keeps a row, in code-unit order. */
function rankSymbols(batch: Batch, stays: Uint8Array): { rank: Int32Array; symbols: string[] } {
  const used = new Uint8Array(batch.symbols.length);
  for (let i = 0; i < batch.rows; i++) if (stays[i] === 1) used[batch.symbolIndex[i]!] = 1;
  const symbols = batch.symbols.filter((_, s) => used[s] === 1).sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(symbols.map((symbol, place) => [symbol, place]));
  return { rank: Int32Array.from(batch.symbols, (symbol) => places.get(symbol) ?? -1), symbols };
}

/** Counting sort by symbol, then a sort by time only where a symbol's rows are not already ascending. */
function sortRows(batch: Batch, stays: Uint8Array, rank: Int32Array, book: IssueBook): Int32Array {
  const { symbolIndex, ts } = batch;
  const starts = new Int32Array(rank.length + 1);
  for (let i = 0; i < batch.rows; i++) if (stays[i] === 1) starts[rank[symbolIndex[i]!]! + 1]!++;
  for (let s = 0; s < rank.length; s++) starts[s + 1] = starts[s + 1]! + starts[s]!;
  const order = new Int32Array(starts[rank.length]!);
  const fill = starts.slice();
  const messy = new Uint8Array(rank.length);
  for (let i = 0; i < batch.rows; i++) {
    if (stays[i] === 0) continue;
    const place = rank[symbolIndex[i]!]!;
    const slot = fill[place]!++;
    order[slot] = i;
    if (slot === starts[place] || ts[i]! >= ts[order[slot - 1]!]!) continue;
    messy[place] = 1;
    book.note("out-of-order", () => rowExample(batch, i, []));
  }
  for (let s = 0; s < rank.length; s++) {
    if (messy[s] === 1) order.subarray(starts[s], starts[s + 1]).sort((a, b) => ts[a]! - ts[b]! || a - b);
  }
  return order;
}

function dropDuplicates(
  batch: Batch,
  order: Int32Array,
  { frequency, book }: { readonly frequency: Frequency; readonly book: IssueBook },
): Int32Array {
  const names = [...batch.fields.keys()];
  const kept = new Int32Array(order.length);
  let count = 0;
  let conflicts = 0;
  for (const row of order) {
    const last = count === 0 ? -1 : kept[count - 1]!;
    if (last < 0 || batch.symbolIndex[row] !== batch.symbolIndex[last] || batch.ts[row] !== batch.ts[last]) {
      kept[count++] = row;
      continue;
    }
    if (batch.written[row] !== batch.written[last]) throw severalPerDay(batch, [last, row], frequency);
    const better = compareRows(batch, row, last);
    if (better === 0) book.note("identical-duplicate", () => rowExample(batch, row, names));
    else {
      conflicts += 1;
      book.note("conflicting-duplicate", () => rowExample(batch, better > 0 ? last : row, names));
    }
    if (better > 0) kept[count - 1] = row;
  }
  if (conflicts > 4 * count) throw untold(batch, conflicts, count);
  return kept.slice(0, count);
}

/** Four of five rows would be dropped: a table of several things per symbol and time, such as an option chain. */
function untold(batch: Batch, conflicts: number, count: number): QraftError {
  return new QraftError(
    "rows-not-told-apart",
    `${conflicts} of ${batch.rows} rows have the symbol and time of another row and other values; ${count} would be left.`,
    "Map the column that tells them apart, for example symbol=Contract, or give a table with one row per symbol and time.",
  );
}

/** Positive when row a is to be kept rather than b; 0 when they are the same in every field. */
function compareRows(batch: Batch, a: number, b: number): number {
  const columns = [...batch.fields.values()];
  const present = (row: number): number =>
    columns.reduce((sum, column) => sum + (Number.isNaN(column[row]!) ? 0 : 1), 0);
  const volume = batch.fields.get("volume");
  const more = present(a) - present(b) || difference(volume?.[a], volume?.[b]);
  if (more !== 0) return more;
  for (const column of columns) {
    const order = difference(column[a], column[b]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Missing counts as smallest. */
function difference(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a === b ? 0 : a - b;
}

function severalPerDay(batch: Batch, rows: readonly [number, number], frequency: Frequency): QraftError {
  const [a, b] = rows.map((row) => {
    const { file, row: number } = rowExample(batch, row, []);
    return `${new Date(batch.written[row]!).toISOString()} (row ${number} of "${file}")`;
  });
  return new QraftError(
    "frequency-mismatch",
    `${batch.symbols[batch.symbolIndex[rows[0]]!]} has two bars within one bar of ${frequency}: ${a} and ${b}.`,
    "Give the frequency that the bars have, or check the time zone.",
  );
}
