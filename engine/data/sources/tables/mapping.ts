// Which column is what: usual names, an explicit map, and a report of every column that is not used.
import { nearestName, QraftError } from "#engine/core";
import { firstNonNumber, isMissingWord, type NumberStyle } from "./numbers.ts";
import { placeOf, type RawColumn, type RawTable } from "./raw-table.ts";

/** Our name to the file's column name, for example { ts: "Date", symbol: "Ticker" }. */
export type ColumnMap = Readonly<Record<string, string>>;

export interface UnusedColumn {
  readonly column: string;
  readonly why: string;
}

/** Usual names in order of preference, as they read after lower-casing and joining words with "_". */
export const usualNames: Readonly<Record<string, readonly string[]>> = {
  ts: [
    "ts",
    "timestamp",
    "datetime",
    "date_time",
    "open_time",
    "bar_time",
    "date",
    "trade_date",
    "trading_date",
    "day",
    "time",
  ],
  symbol: ["symbol", "ticker", "ts_code", "code", "instrument", "asset", "sid", "name"],
  open: ["open", "open_price", "opening_price", "o"],
  high: ["high", "high_price", "highest_price", "h"],
  low: ["low", "low_price", "lowest_price", "l"],
  close: ["close", "close_price", "closing_price", "last", "c"],
  adj_close: ["adj_close", "adjclose", "adjusted_close", "close_adj", "close_adjusted"],
  volume: ["volume", "vol", "trade_volume", "v"],
  vwap: ["vwap", "vw", "average_price", "avg_price"],
  amount: ["amount", "quote_volume", "dollar_volume", "turnover_value"],
};

const standardFields = ["open", "high", "low", "close", "adj_close", "volume", "vwap", "amount"] as const;

/** "Adj Close*" becomes adj_close. */
export function plainName(name: string): string {
  const words = name
    .trim()
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
  const joined = words.replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "");
  return /^\d/.test(joined) ? `f_${joined}` : joined;
}

/** Reads "ts=Date,symbol=Ticker". */
export function parseColumnMap(text: string): ColumnMap {
  const out: Record<string, string> = {};
  for (const part of text.split(",")) {
    const at = part.indexOf("=");
    const [ours, theirs] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || ours === "" || theirs === "") {
      throw new QraftError(
        "bad-column-map",
        `"${part}" in the column map "${text}" is not of the form name=Column.`,
        "Write for example ts=Date,symbol=Ticker.",
      );
    }
    if (out[ours] !== undefined) {
      throw new QraftError("bad-column-map", `The column map "${text}" names "${ours}" twice.`, "Keep one of the two.");
    }
    out[ours] = theirs;
  }
  return out;
}

/** The column of a name: as mapped, else the first usual name that the file has. */
export function findColumn(table: RawTable, ours: string, map: ColumnMap = {}): RawColumn | null {
  const mapped = map[ours];
  if (mapped !== undefined) return namedColumn(table, ours, mapped);
  const taken = new Set(Object.values(map).map((name) => name.toLowerCase()));
  const free = table.columns.filter((column) => !taken.has(column.name.toLowerCase()));
  for (const usual of usualNames[ours] ?? [ours]) {
    const found = free.find((column) => plainName(column.name) === usual);
    if (found !== undefined) return found;
  }
  return null;
}

function namedColumn(table: RawTable, ours: string, name: string): RawColumn {
  const exact = table.columns.find((column) => column.name === name);
  const found = exact ?? table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const names = table.columns.map((column) => column.name);
  const near = nearestName(name, names);
  throw new QraftError(
    "unknown-column",
    `The map says ${ours}=${name}, and "${table.file}" has no column "${name}".`,
    near === undefined ? `Its columns: ${names.join(", ")}.` : `Did you mean "${near}"?`,
  );
}

/** The column of times; a date column beside a clock column counts as one. */
export function findTimes(table: RawTable, map: ColumnMap = {}): RawColumn {
  const found = findColumn(table, "ts", map);
  if (found === null) {
    throw new QraftError(
      "no-time-column",
      `"${table.file}" has no column of times under a usual name; its columns: ${table.columns.map((c) => c.name).join(", ")}.`,
      "Say which one it is, for example with the map ts=Date.",
    );
  }
  const clock = map.ts === undefined ? clockBeside(table, found) : undefined;
  if (clock === undefined || found.kind !== "text") return found;
  const values = found.values.map((date, i) => (date === null ? null : `${date} ${clock.values[i] ?? ""}`.trim()));
  return { kind: "text", name: `${found.name} + ${clock.name}`, values };
}

function clockBeside(table: RawTable, date: RawColumn) {
  const clock = table.columns.find((column) => column !== date && plainName(column.name) === "time");
  if (clock?.kind !== "text" || !/date|day/.test(plainName(date.name))) return undefined;
  return /^\d{1,2}:\d{2}/.test(clock.values.find((value) => value !== null) ?? "") ? clock : undefined;
}

export interface FieldColumn {
  readonly field: string;
  readonly column: RawColumn;
}

/** Every column that becomes a field, and why each of the others does not. */
export function findFields(
  table: RawTable,
  taken: readonly RawColumn[],
  options: { readonly map?: ColumnMap | undefined; readonly style: NumberStyle },
): { readonly fields: readonly FieldColumn[]; readonly unused: readonly UnusedColumn[] } {
  const { map = {}, style } = options;
  const fields = new Map<string, RawColumn>();
  const used = new Set<RawColumn>(taken);
  const asked = Object.keys(map).filter((ours) => ours !== "ts" && ours !== "symbol");
  for (const field of [...asked, ...standardFields.filter((name) => map[name] === undefined)]) {
    const column = findColumn(table, field, map);
    if (column === null || used.has(column)) continue;
    fields.set(plainName(field), column);
    used.add(column);
  }
  const unused: UnusedColumn[] = table.unread.map((column) => ({
    column,
    why: "holds lists, structures or another kind that is not one number per row",
  }));
  for (const column of table.columns) {
    if (used.has(column)) continue;
    const name = plainName(column.name);
    const why = whyUnused(column, name, { table, fields, style });
    if (why === null) fields.set(name, column);
    else unused.push({ column: column.name, why });
  }
  return { fields: [...fields].map(([field, column]) => ({ field, column })), unused };
}

function whyUnused(
  column: RawColumn,
  name: string,
  at: { readonly table: RawTable; readonly fields: ReadonlyMap<string, RawColumn>; readonly style: NumberStyle },
): string | null {
  if (name === "" || name.startsWith("unnamed")) return "has no name";
  if (["ts", "symbol"].includes(name) || usualNames.ts?.includes(name)) return "is another column of times or symbols";
  if (at.fields.has(name)) return `would be a second "${name}"`;
  if (column.kind === "date" || column.kind === "instant") return "holds times";
  if (column.kind === "number") return null;
  const text = firstNonNumber(column, at.style);
  if (text !== null) return `holds text (${JSON.stringify(text.text.slice(0, 40))} in ${placeOf(at.table, text.row)})`;
  return column.values.every((value) => value === null || isMissingWord(value)) ? "is empty" : null;
}
