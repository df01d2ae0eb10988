// A file as a table whose columns are read by name, for data that are not bars: chains, books, documents, dated series.
import { fault } from "#engine/core";
import type { TableOptions } from "../source.ts";
import { plainName } from "./mapping.ts";
import { holdsNumbers, type NumberStyle, numbersOf } from "./numbers.ts";
import { placeOf, type RawColumn } from "./raw-table.ts";
import type { SourceInput } from "./read-file.ts";
import { readTable } from "./read-table.ts";
import { timesOf } from "./times.ts";

export interface OpenTableOptions extends TableOptions, NumberStyle {
  /** IANA zone of times that name none; default UTC. */
  readonly timeZone?: string | undefined;
}

/** Columns go by their plain names: lower case, words joined by "_". */
export interface OpenTable {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly names: readonly string[];
  /** NaN is missing. */
  readonly numbers: (name: string) => Float64Array;
  readonly texts: (name: string) => readonly (string | null)[];
  /** ms UTC, 00:00 UTC of the date when the column holds dates alone; NaN is missing. */
  readonly times: (name: string) => { readonly instants: Float64Array; readonly dateOnly: boolean };
  /** True when a column is meant as numbers; reading one of them that holds another word names its cell. */
  readonly holdsNumbers: (name: string) => boolean;
  readonly place: (row: number) => string;
}

export async function openTable(input: SourceInput, options: OpenTableOptions = {}): Promise<OpenTable> {
  const table = await readTable(input, options);
  const byName = new Map(table.columns.map((column) => [plainName(column.name), column]));
  const column = (name: string): RawColumn => {
    const found = byName.get(name);
    if (found === undefined) throw fault(`"${table.file}" was asked for a column "${name}" that it does not have.`);
    return found;
  };
  return {
    file: table.file,
    sha256: table.sha256,
    rows: table.rows,
    names: [...byName.keys()],
    numbers: (name) => numbersOf(table, column(name), options),
    texts: (name) => {
      const found = column(name);
      if (found.kind === "text") return found.values;
      return Array.from(found.values, (value) => (Number.isNaN(value) ? null : String(value)));
    },
    times: (name) => {
      const plain = timesOf(table, column(name), {});
      if (plain.form === "date") return { instants: plain.ts, dateOnly: true };
      if (options.timeZone === undefined) return { instants: plain.ts, dateOnly: false };
      return { instants: timesOf(table, column(name), { timeZone: options.timeZone }).ts, dateOnly: false };
    },
    holdsNumbers: (name) => holdsNumbers(column(name), options),
    place: (row) => placeOf(table, row),
  };
}
