// Where derived fields go: a market of their own, the bars of a market that is there, or a CSV file.
import { QraftError } from "#engine/core";
import type { BarRows, Frequency, ImportReport, MarketInfo, Store } from "#engine/data";
import type { OpenTable } from "#engine/data/sources";
import type { BarCalendar, Derivation } from "#engine/features";
import { isoTime } from "#tools";
import { writeCsv } from "../table-file.ts";
import type { DeriveFlags } from "./derive-flags.ts";

const day = 86_400_000;
/** Fields of the bars themselves: a merge leaves those of the market as they are. */
const barFields: ReadonlySet<string> = new Set([
  "open",
  "high",
  "low",
  "close",
  "volume",
  "vwap",
  "amount",
  "bid",
  "ask",
]);

export interface TargetImport {
  readonly derivation: Derivation;
  readonly rows: BarRows;
  readonly tables: readonly OpenTable[];
  readonly flags: DeriveFlags;
  readonly known: { readonly info: MarketInfo; readonly fields: readonly string[] } | null;
  readonly frequency: string;
  readonly timeZone: string;
}

export async function importRows(
  store: Store,
  { derivation, rows, tables, flags, known, frequency, timeZone }: TargetImport,
): Promise<ImportReport> {
  const foreign = known?.fields.filter((field) => !rows.fields.has(field) && !barFields.has(field)) ?? [];
  const same = known?.fields.some((field) => rows.fields.has(field) && !barFields.has(field)) ?? true;
  if (known !== null && !flags.merge && (foreign.length > 0 || !same))
    throw new QraftError(
      "market-holds-bars",
      `Market ${known.info.name} was not made by this derivation${foreign.length > 0 ? `: it holds ${foreign.slice(0, 5).join(", ")}` : ""}.`,
      "Add --merge to put the fields beside those of its bars, or name another market.",
    );
  const info: MarketInfo = known?.info ?? {
    name: flags.market ?? "",
    frequency: frequency as Frequency,
    timeZone,
    currency: flags.currency ?? "USD",
    simulated: false,
  };
  return store.importBars({
    info,
    rows,
    source: {
      name: `derive ${derivation.name}: ${tables.map(({ file }) => file).join(", ")}`.slice(0, 500),
      sha256: tables.map(({ sha256 }) => sha256).join(","),
    },
  });
}

/** Only bars that the market has, and no field of the bars themselves. */
export function forMerge(rows: BarRows, calendar: BarCalendar | null): { rows: BarRows; notes: readonly string[] } {
  const stamps = new Set(calendar?.stamps ?? []);
  const kept = rows.symbols.flatMap((_, i) => (stamps.has(rows.ts[i] ?? Number.NaN) ? [i] : []));
  const fields = [...rows.fields].filter(([name]) => !barFields.has(name));
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i] ?? Number.NaN);
  const lost = rows.symbols.length - kept.length;
  return {
    rows: {
      symbols: kept.map((i) => rows.symbols[i] ?? ""),
      ts: pick(rows.ts),
      fields: new Map(fields.map(([name, column]) => [name, pick(column)])),
    },
    notes: lost === 0 ? [] : [`${lost} rows fall on bars that the market does not have; they are left out.`],
  };
}

export function writeRows(path: string, rows: BarRows, barMs: number): void {
  const fields = [...rows.fields];
  const order = rows.symbols
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [rows.symbols[a] ?? "", rows.symbols[b] ?? ""];
      return x < y ? -1 : x > y ? 1 : (rows.ts[a] ?? 0) - (rows.ts[b] ?? 0);
    });
  const lines = order.map((i) => [
    rows.symbols[i] ?? "",
    isoTime(rows.ts[i] ?? 0, barMs === day ? "1d" : "1m"),
    ...fields.map(([, column]) => column[i] ?? Number.NaN),
  ]);
  writeCsv(path, ["symbol", "ts", ...fields.map(([name]) => name)], lines);
}
