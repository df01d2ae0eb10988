// What a source hands over: bars as plain columns, sorted by symbol and time, with everything that was noticed on the way.
import type { Frequency, Instrument } from "../bar.ts";
import type { AdjustmentFactor, BarRows } from "../import.ts";

/** What was done with the rows of an issue. */
export type IssueAction = "kept" | "blanked" | "dropped" | "sorted" | "assumed" | "ignored";

export interface IssueExample {
  readonly file: string;
  /** Line of a CSV file or row of a Parquet or Arrow file, from 1; null when the issue is not about a row. */
  readonly row: number | null;
  readonly symbol: string | null;
  /** Bar-open time, ms UTC. */
  readonly ts: number | null;
  readonly values: Readonly<Record<string, number | string | null>>;
}

/** One rule that met at least one row: how often, what was done, and up to five examples. */
export interface Issue {
  readonly code: string;
  readonly severity: "info" | "warning";
  readonly says: string;
  readonly action: IssueAction;
  readonly count: number;
  readonly examples: readonly IssueExample[];
}

/** Rows as columns; row i is symbols[symbolIndex[i]] at ts[i]. No (symbol, ts) occurs twice. NaN is missing. */
export interface DecodedRows {
  readonly symbols: readonly string[];
  readonly symbolIndex: Int32Array;
  /** Bar-open times, ms UTC; daily bars carry the local date at 00:00 UTC. */
  readonly ts: Float64Array;
  readonly fields: ReadonlyMap<string, Float64Array>;
}

export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface DecodedBars {
  readonly frequency: Frequency;
  /** Sorted by symbol in code-unit order, then by time. */
  readonly rows: DecodedRows;
  readonly issues: readonly Issue[];
  readonly source: { readonly files: readonly SourceFile[] };
}

export interface DecodedInstruments {
  readonly instruments: readonly Instrument[];
  readonly issues: readonly Issue[];
  readonly source: { readonly files: readonly SourceFile[] };
}

export interface DecodedFactors {
  readonly factors: readonly AdjustmentFactor[];
  readonly issues: readonly Issue[];
  readonly source: { readonly files: readonly SourceFile[] };
}

/** The same rows with one symbol per row, as an import request takes them; the number columns are shared, not copied. */
export function rowsForImport(rows: DecodedRows): BarRows {
  const symbols = Array.from(rows.symbolIndex, (index) => rows.symbols[index]!);
  return { symbols, ts: rows.ts, fields: rows.fields };
}
