// Five years of the S&P 500 in a workspace of its own: imported once for all cases that need it, removed at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "#engine/data";
import { decodeBars, decodeInstruments, rowsForImport } from "#engine/data/sources";
import { getData, type Panel } from "#engine/panel";
import { sharedFile } from "../test/support/shared.ts";

const name = "us";
let opened: Promise<Store | null> | undefined;
let workspace: string | undefined;
let panel: Promise<Panel | null> | undefined;

/** A store that holds the market; null, with one line printed, when the data is not beside the project. */
export function benchStore(): Promise<Store | null> {
  opened ??= openMarket();
  return opened;
}

export function benchPanel(): Promise<Panel | null> {
  panel ??= benchStore().then((store) => (store === null ? null : readPanel(store)));
  return panel;
}

export function readPanel(store: Store): Promise<Panel> {
  return getData(store, { market: name });
}

async function openMarket(): Promise<Store | null> {
  const file = sharedFile("data/us_sp500_5y/bars_1d.parquet");
  if (file === null) return null;
  const sectors = sharedFile("data/us_sectors/sectors.csv");
  workspace = mkdtempSync(join(tmpdir(), "qraft-bench-"));
  const store = await openStore({ workspace, mode: "write" });
  const { frequency, rows } = await decodeBars([file], { frequency: "1d" });
  const listed = new Set(rows.symbols);
  const decoded = sectors === null ? null : await decodeInstruments(sectors, { map: { sector: "sector_2018" } });
  const instruments = (decoded?.instruments ?? []).filter(({ symbol }) => listed.has(symbol));
  await store.importBars({
    info: { name, frequency, timeZone: "America/New_York", currency: "USD", simulated: false },
    rows: rowsForImport(rows),
    instruments,
    source: { name: "bars_1d.parquet", sha256: "0".repeat(64) },
  });
  return store;
}

export async function closeMarket(): Promise<void> {
  await (await opened)?.close();
  if (workspace !== undefined) rmSync(workspace, { recursive: true, force: true });
}
