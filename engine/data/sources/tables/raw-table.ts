// A decoded file before anyone has said what its columns mean: named columns of text, numbers, dates or instants.

interface ColumnFace {
  readonly name: string;
}

export interface TextColumn extends ColumnFace {
  readonly kind: "text";
  readonly values: readonly (string | null)[];
}

/** NaN is missing; the infinities may still be there. */
export interface NumberColumn extends ColumnFace {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** ms of 00:00 UTC of the date. */
export interface DateColumn extends ColumnFace {
  readonly kind: "date";
  readonly values: Float64Array;
}

/** ms; of the instant when `zoned`, otherwise of the wall clock read as if it were UTC. */
export interface InstantColumn extends ColumnFace {
  readonly kind: "instant";
  readonly zoned: boolean;
  readonly values: Float64Array;
}

export type RawColumn = TextColumn | NumberColumn | DateColumn | InstantColumn;

export interface RawTable {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly RawColumn[];
  /** Columns that cannot be read as one value per row, such as lists. */
  readonly unread: readonly string[];
  /** Line of each row in a text file; null where rows are simply counted from 1. */
  readonly lines: Int32Array | null;
}

/** Where row i stands for a person: its line in a text file, otherwise its number from 1. */
export function rowNumber(table: RawTable, row: number): number {
  return table.lines === null ? row + 1 : (table.lines[row] ?? row + 1);
}

/** For example: line 7 of "prices.csv". */
export function placeOf(table: RawTable, row: number): string {
  return `${table.lines === null ? "row" : "line"} ${rowNumber(table, row)} of "${table.file}"`;
}
