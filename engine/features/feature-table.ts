// What a derivation reads: a decoded table by column name, without knowing what kind of file it was.
import { nearestName, QraftError } from "#engine/core";

export interface ReadTimes {
  /** ms UTC; 00:00 UTC of the date when `dateOnly`; NaN where missing. */
  readonly instants: Float64Array;
  readonly dateOnly: boolean;
}

export interface FeatureTable {
  readonly file: string;
  readonly rows: number;
  /** Names in plain form: lower case, words joined by "_". */
  readonly names: readonly string[];
  readonly numbers: (name: string) => Float64Array;
  readonly texts: (name: string) => readonly (string | null)[];
  readonly times: (name: string) => ReadTimes;
  /** For example: line 7 of "prices.csv". */
  readonly place: (row: number) => string;
  /** True when a column is meant as numbers; `numbers` then refuses the first cell that is none, and names it. */
  readonly holdsNumbers: (name: string) => boolean;
}

/** Our name to the file's own, both plain. */
export type NameMap = Readonly<Record<string, string>>;

/** The name under which a table holds a column: as mapped, else the first usual name it has. */
export function findName(table: FeatureTable, usual: readonly string[], map: NameMap = {}): string | null {
  const mapped = usual[0] === undefined ? undefined : map[usual[0]];
  if (mapped === undefined) return usual.find((name) => table.names.includes(name)) ?? null;
  if (table.names.includes(mapped)) return mapped;
  const near = nearestName(mapped, table.names);
  throw new QraftError(
    "unknown-column",
    `The map says ${usual[0]}=${mapped}, and "${table.file}" has no column "${mapped}".`,
    near === undefined ? `Its columns: ${table.names.join(", ")}.` : `Did you mean "${near}"?`,
  );
}

export function requireName(table: FeatureTable, usual: readonly string[], map: NameMap = {}): string {
  const found = findName(table, usual, map);
  if (found !== null) return found;
  throw new QraftError(
    "missing-column",
    `"${table.file}" has no column ${usual.map((name) => `"${name}"`).join(" or ")}; its columns: ${table.names.join(", ")}.`,
    `Say which one it is, for example --map ${usual[0]}=…`,
  );
}

/** Numbers of a column that may be absent: missing everywhere then. */
export function numbersOrMissing(table: FeatureTable, usual: readonly string[], map: NameMap = {}): Float64Array {
  const name = findName(table, usual, map);
  return name === null ? new Float64Array(table.rows).fill(Number.NaN) : table.numbers(name);
}
