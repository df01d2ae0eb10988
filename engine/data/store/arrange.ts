// Arranges imported rows into parts: checked, sorted by symbol and time, cut at calendar years.
import { QraftError } from "#engine/core";
import type { BarRows } from "../import.ts";
import { compareText, type Part } from "./content.ts";

/** Names that columns of the tables carry for themselves. */
const reserved: ReadonlySet<string> = new Set(["part", "symbol", "ts"]);
/** What the tables can hold: 1900 to 2299. */
const firstTime = Date.UTC(1900, 0, 1);
const lastTime = Date.UTC(2299, 11, 31);

/** Parts by year in ascending order; the rows' own arrays stay untouched. */
export function arrangeRows(rows: BarRows): readonly Part[] {
  checkRows(rows);
  const order = orderRows(rows);
  const years = yearsOf(order.rows, rows.ts);
  const names = [...new Set(years)].sort((a, b) => a - b);
  return names.map((year) => partOf(rows, order, { year, years }));
}

function checkRows(rows: BarRows): void {
  const count = rows.symbols.length;
  for (const [name, values] of rows.fields) {
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(name) || reserved.has(name)) {
      throw new QraftError(
        "field-name",
        `"${name}" cannot be a field name.`,
        "Use lower-case letters, digits and _, at most 40 characters; part, symbol and ts are taken.",
      );
    }
    if (values.length !== count || rows.ts.length !== count) {
      throw new QraftError(
        "rows-uneven",
        `Field "${name}" has ${values.length} values for ${count} rows.`,
        "Give every column the same length.",
      );
    }
    const bad = values.findIndex((value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY);
    if (bad >= 0) {
      throw new QraftError(
        "infinite-value",
        `Field "${name}" of ${rows.symbols[bad]} at ${isoTime(rows.ts[bad]!)} is infinite.`,
        "Replace it by a number, or leave it empty when it is missing.",
      );
    }
  }
  const odd = rows.ts.findIndex((time) => !(Number.isInteger(time) && time >= firstTime && time <= lastTime));
  if (odd >= 0) {
    throw new QraftError(
      "time-out-of-range",
      `Row ${odd} (${rows.symbols[odd]}) has the time ${rows.ts[odd]}, which is not a millisecond between 1900 and 2299.`,
      "Check the time column and its unit.",
    );
  }
  const unnamed = rows.symbols.findIndex((symbol) => symbol === "" || symbol.length > 64 || !symbol.isWellFormed());
  if (unnamed >= 0) {
    throw new QraftError(
      "symbol-name",
      `Row ${unnamed} has the symbol "${rows.symbols[unnamed]?.slice(0, 80)}", which is empty, too long or not text.`,
      "Give every row a symbol of at most 64 characters.",
    );
  }
}

export function isoTime(time: number): string {
  const text = new Date(time).toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
}

interface RowOrder {
  /** Row numbers by symbol, then time. */
  readonly rows: Uint32Array;
  readonly symbols: readonly string[];
  readonly starts: Uint32Array;
}

/** Counting sort by symbol, then each symbol's rows by time where they are not in order yet. */
function orderRows({ symbols, ts }: BarRows): RowOrder {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const names = [...counts.keys()].sort(compareText);
  const starts = new Uint32Array(names.length + 1);
  names.forEach((name, i) => {
    starts[i + 1] = starts[i]! + counts.get(name)!;
  });
  const next = new Map(names.map((name, i) => [name, starts[i]!]));
  const rows = new Uint32Array(symbols.length);
  for (let row = 0; row < symbols.length; row++) {
    const symbol = symbols[row]!;
    const at = next.get(symbol)!;
    rows[at] = row;
    next.set(symbol, at + 1);
  }
  names.forEach((name, i) => {
    sortByTime(rows.subarray(starts[i]!, starts[i + 1]!), ts, name);
  });
  return { rows, symbols: names, starts };
}

function sortByTime(rows: Uint32Array, ts: Float64Array, symbol: string): void {
  const ordered = rows.every((row, i) => i === 0 || ts[rows[i - 1]!]! < ts[row]!);
  if (ordered) return;
  rows.sort((a, b) => ts[a]! - ts[b]!);
  const twice = rows.findIndex((row, i) => i > 0 && ts[rows[i - 1]!] === ts[row]);
  if (twice >= 0) {
    throw new QraftError(
      "duplicate-row",
      `${symbol} has two rows at ${isoTime(ts[rows[twice]!]!)}.`,
      "Leave one of them out; the import rules of a source can do it by a stated rule.",
    );
  }
}

/** Calendar year (UTC) of each row in order; the last year's bounds are kept since rows mostly stay in it. */
function yearsOf(rows: Uint32Array, ts: Float64Array): Int16Array {
  const years = new Int16Array(rows.length);
  let year = 0;
  let from = 0;
  let to = 0;
  for (let i = 0; i < rows.length; i++) {
    const time = ts[rows[i]!]!;
    if (!(time >= from && time < to)) {
      year = new Date(time).getUTCFullYear();
      from = Date.UTC(year, 0, 1);
      to = Date.UTC(year + 1, 0, 1);
    }
    years[i] = year;
  }
  return years;
}

function partOf(rows: BarRows, order: RowOrder, at: { readonly year: number; readonly years: Int16Array }): Part {
  const picked: number[] = [];
  const symbols: string[] = [];
  const starts: number[] = [];
  order.symbols.forEach((symbol, s) => {
    const before = picked.length;
    for (let i = order.starts[s]!; i < order.starts[s + 1]!; i++) {
      if (at.years[i] === at.year) picked.push(order.rows[i]!);
    }
    if (picked.length === before) return;
    symbols.push(symbol);
    starts.push(before);
  });
  const gather = (values: Float64Array): Float64Array => {
    const out = new Float64Array(picked.length);
    for (let i = 0; i < out.length; i++) out[i] = canonicalNumber(values[picked[i]!]!);
    return out;
  };
  return {
    name: String(at.year),
    symbols,
    starts: Uint32Array.from([...starts, picked.length]),
    times: gather(rows.ts),
    fields: new Map([...rows.fields].map(([name, values]) => [name, gather(values)])),
  };
}

/** Every NaN becomes the same NaN, so that equal data has equal bytes. */
function canonicalNumber(value: number): number {
  return Number.isNaN(value) ? Number.NaN : value;
}
