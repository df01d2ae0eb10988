// A table of instruments: sector, first and last trading day, one row per symbol.
import { QraftError } from "#engine/core";
import type { Instrument } from "../../bar.ts";
import type { DecodedInstruments, Issue } from "../decoded.ts";
import type { TableOptions } from "../source.ts";
import { type ColumnMap, findColumn, plainName } from "../tables/mapping.ts";
import { isMissingWord } from "../tables/numbers.ts";
import { placeOf, type RawColumn, type RawTable } from "../tables/raw-table.ts";
import type { SourceInput } from "../tables/read-file.ts";
import { readTable } from "../tables/read-table.ts";
import { symbolsOf } from "../tables/symbols.ts";
import { timesOf } from "../tables/times.ts";

export interface InstrumentOptions extends TableOptions {
  /** For example { sector: "sector_2018", listed: "ipo" }. */
  readonly map?: ColumnMap | undefined;
  readonly timeZone?: string | undefined;
}

const usual = {
  sector: ["sector", "gics_sector", "sector_name", "industry_sector"],
  listed: ["listed", "listing_date", "listing", "ipo_date", "first_date", "start_date"],
  delisted: ["delisted", "delisting_date", "delisting", "last_date", "end_date"],
} as const;

/**
 * Decodes one file of instruments.
 *
 * Sector  the mapped column; else a column named sector; else, of columns sector_YYYY, the latest that is not empty for
 *         the symbol, which is reported since a late label was not known early
 * Dates   never guessed: a symbol without one has null
 */
export async function decodeInstruments(
  file: SourceInput,
  options: InstrumentOptions = {},
): Promise<DecodedInstruments> {
  const table = await readTable(file, options);
  const symbolColumn = findColumn(table, "symbol", options.map);
  if (symbolColumn === null) throw noColumn(table, "symbols", "symbol=Ticker");
  const symbols = symbolsOf(table, symbolColumn, undefined);
  const { sectors, issues } = readSectors(table, options.map ?? {});
  const listed = readDates(table, "listed", options);
  const delisted = readDates(table, "delisted", options);
  if (sectors === null && listed === null && delisted === null) {
    throw noColumn(table, "sectors, listing or delisting dates", "sector=Industry");
  }
  const rows = new Map<string, { instrument: Instrument; row: number }>();
  for (let i = 0; i < table.rows; i++) {
    const symbol = symbols[i]!;
    const instrument = {
      symbol,
      sector: sectors?.[i] ?? null,
      listed: listed?.[i] ?? null,
      delisted: delisted?.[i] ?? null,
    };
    checkInstrument(table, i, { instrument, earlier: rows.get(symbol) });
    rows.set(symbol, { instrument, row: i });
  }
  const instruments = [...rows.values()]
    .map((entry) => entry.instrument)
    .sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return { instruments, issues, source: { files: [{ name: table.file, sha256: table.sha256, rows: table.rows }] } };
}

function noColumn(table: RawTable, what: string, example: string): QraftError {
  const names = table.columns.map((column) => column.name).join(", ");
  return new QraftError(
    "no-column",
    `"${table.file}" has no column of ${what}; its columns: ${names}.`,
    `Map one, for example ${example}.`,
  );
}

interface Checked {
  readonly instrument: Instrument;
  readonly earlier: { readonly instrument: Instrument; readonly row: number } | undefined;
}

function checkInstrument(table: RawTable, row: number, { instrument, earlier }: Checked): void {
  const { symbol, listed, delisted } = instrument;
  if (symbol === "")
    throw new QraftError(
      "missing-symbol",
      `In ${placeOf(table, row)} the symbol is missing.`,
      "Fill it in, or take the row out.",
    );
  if (listed !== null && delisted !== null && delisted < listed) {
    throw new QraftError(
      "bad-dates",
      `In ${placeOf(table, row)} ${symbol} is delisted before it is listed.`,
      "Mend the dates.",
    );
  }
  if (earlier === undefined || JSON.stringify(earlier.instrument) === JSON.stringify(instrument)) return;
  throw new QraftError(
    "conflicting-instrument",
    `${symbol} stands twice and differs: ${placeOf(table, earlier.row)} and ${placeOf(table, row)}.`,
    "Keep one row per symbol.",
  );
}

function pick(table: RawTable, ours: keyof typeof usual, map: ColumnMap): RawColumn | null {
  if (map[ours] !== undefined) return findColumn(table, ours, map);
  for (const name of usual[ours]) {
    const found = table.columns.find((column) => plainName(column.name) === name);
    if (found !== undefined) return found;
  }
  return null;
}

function readDates(table: RawTable, ours: "listed" | "delisted", options: InstrumentOptions): (number | null)[] | null {
  const column = pick(table, ours, options.map ?? {});
  if (column === null) return null;
  const { ts } = timesOf(table, column, { timeZone: options.timeZone, frequency: "1d" });
  return Array.from(ts, (day) => (Number.isNaN(day) ? null : day));
}

function readSectors(table: RawTable, map: ColumnMap): { sectors: (string | null)[] | null; issues: Issue[] } {
  const plain = pick(table, "sector", map);
  if (plain !== null) return { sectors: textOf(plain, table), issues: [] };
  const dated = table.columns
    .map((column) => ({ column, year: /^sector_(\d{4})$/.exec(plainName(column.name))?.[1] ?? "" }))
    .filter(({ year }) => year !== "")
    .sort((a, b) => (a.year < b.year ? 1 : -1))
    .map(({ column, year }) => ({ year, values: textOf(column, table) }));
  if (dated.length === 0) return { sectors: null, issues: [] };
  const taken = Array.from({ length: table.rows }, (_, i) => dated.find(({ values }) => values[i] !== null));
  const counts = Object.fromEntries(
    dated.map(({ year }) => [`sector_${year}`, taken.filter((one) => one?.year === year).length]),
  );
  const issue: Issue = {
    code: "dated-sector",
    severity: "warning",
    action: "assumed",
    says: "The file holds sectors of several years; each symbol takes its latest one for all dates, which was not known earlier. Map one year (sector=sector_2018) to choose.",
    count: taken.filter((one) => one !== undefined).length,
    examples: [{ file: table.file, row: null, symbol: null, ts: null, values: counts }],
  };
  return { sectors: taken.map((one, i) => one?.values[i] ?? null), issues: [issue] };
}

function textOf(column: RawColumn, table: RawTable): (string | null)[] {
  return Array.from({ length: table.rows }, (_, i) => {
    const value = column.values[i];
    if (value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))) return null;
    const text = String(value).trim();
    return isMissingWord(text) ? null : text;
  });
}
