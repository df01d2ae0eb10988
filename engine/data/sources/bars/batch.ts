// All files of one import as one set of unsorted columns that still know file and row.
import { QraftError } from "#engine/core";
import type { IssueExample } from "../decoded.ts";
import { type ColumnMap, findColumn, findFields, findTimes } from "../tables/mapping.ts";
import { type NumberStyle, numbersOf } from "../tables/numbers.ts";
import { type RawTable, rowNumber } from "../tables/raw-table.ts";
import { symbolsOf } from "../tables/symbols.ts";
import { type TimeOptions, timesOf } from "../tables/times.ts";
import type { IssueBook } from "./issue-book.ts";

export interface BatchOptions extends TimeOptions, NumberStyle {
  readonly map?: ColumnMap | undefined;
  /** Symbol of files that have no column of symbols. */
  readonly symbol?: string | undefined;
}

export interface Batch {
  readonly tables: readonly RawTable[];
  /** First row of each table within the batch. */
  readonly starts: readonly number[];
  readonly rows: number;
  readonly symbols: readonly string[];
  /** −1 where the file names no symbol. */
  readonly symbolIndex: Int32Array;
  readonly ts: Float64Array;
  /** What the file wrote, before daily bars were put to their date: tells two instants of one day apart. */
  readonly written: Float64Array;
  readonly fields: ReadonlyMap<string, Float64Array>;
}

export function gatherBatch(tables: readonly RawTable[], options: BatchOptions, book: IssueBook): Batch {
  const parts = tables.map((table) => readPart(table, options, book));
  const rows = parts.reduce((sum, part) => sum + part.table.rows, 0);
  const names = [...new Set(parts.flatMap((part) => [...part.fields.keys()]))].sort();
  const fields = new Map(names.map((name) => [name, new Float64Array(rows).fill(Number.NaN)]));
  const index = new Map<string, number>();
  const symbolIndex = new Int32Array(rows);
  const ts = new Float64Array(rows);
  const written = new Float64Array(rows);
  const starts: number[] = [];
  let start = 0;
  for (const part of parts) {
    starts.push(start);
    ts.set(part.ts, start);
    written.set(part.written, start);
    for (const [name, column] of fields) {
      const own = part.fields.get(name);
      if (own !== undefined) column.set(own, start);
      else book.note("absent-field", () => fileExample(part.table, { field: name }));
    }
    for (let i = 0; i < part.table.rows; i++) {
      const symbol = part.symbols[i]!;
      if (symbol !== "" && !index.has(symbol)) index.set(symbol, index.size);
      symbolIndex[start + i] = index.get(symbol) ?? -1;
    }
    start += part.table.rows;
  }
  return { tables, starts, rows, symbols: [...index.keys()], symbolIndex, ts, written, fields };
}

interface Part {
  readonly table: RawTable;
  readonly symbols: readonly string[];
  readonly ts: Float64Array;
  readonly written: Float64Array;
  readonly fields: ReadonlyMap<string, Float64Array>;
}

function readPart(table: RawTable, options: BatchOptions, book: IssueBook): Part {
  const { map = {} } = options;
  const timeColumn = findTimes(table, map);
  const symbolColumn = findColumn(table, "symbol", map);
  const taken = symbolColumn === null ? [timeColumn] : [timeColumn, symbolColumn];
  const clock = table.columns.filter((column) => timeColumn.name.endsWith(` + ${column.name}`));
  const { fields, unused } = findFields(table, [...taken, ...clock], { map, style: options });
  if (fields.length === 0) {
    throw new QraftError(
      "no-fields",
      `"${table.file}" has no column of numbers besides its times and symbols.`,
      `Map one, for example close=…; its columns: ${table.columns.map((column) => column.name).join(", ")}.`,
    );
  }
  for (const { column, why } of unused) book.note("column-ignored", () => fileExample(table, { column, why }));
  const times = timesOf(table, timeColumn, options);
  const plain =
    options.frequency === undefined ? times : timesOf(table, timeColumn, { ...options, frequency: undefined });
  if (times.assumedUtc) book.note("zone-assumed", () => fileExample(table, { column: timeColumn.name }), table.rows);
  if (times.ambiguous !== null) {
    const { row, count } = times.ambiguous;
    book.note(
      "ambiguous-time",
      () => ({ ...fileExample(table, {}), row: rowNumber(table, row), ts: times.ts[row] ?? null }),
      count,
    );
  }
  return {
    table,
    symbols: symbolsOf(table, symbolColumn, options.symbol),
    ts: times.ts,
    written: plain.ts,
    fields: new Map(fields.map(({ field, column }) => [field, numbersOf(table, column, options)])),
  };
}

function fileExample(table: RawTable, values: IssueExample["values"]): IssueExample {
  return { file: table.file, row: null, symbol: null, ts: null, values };
}

/** The example of one row of the batch, with the fields named. */
export function rowExample(batch: Batch, row: number, fields: Iterable<string>): IssueExample {
  const part = batch.starts.findLastIndex((start) => start <= row);
  const table = batch.tables[part]!;
  const ts = batch.ts[row]!;
  const values: Record<string, number | string | null> = {};
  for (const field of fields) {
    const value = batch.fields.get(field)?.[row] ?? Number.NaN;
    values[field] = Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
  }
  return {
    file: table.file,
    row: rowNumber(table, row - batch.starts[part]!),
    symbol: batch.symbols[batch.symbolIndex[row]!] ?? null,
    ts: Number.isNaN(ts) ? null : ts,
    values,
  };
}
