// Opens a workspace and makes sure that a market is there: the demo market when a person brought none.
import { QraftError } from "#engine/core";
import { type MarketDescription, openStore, type Store } from "#engine/data";
import { makeDemoMarket, rowsForImport } from "#engine/data/sources";

import type { Settings } from "../config.ts";

export async function openWorkspace(settings: Settings, mode: "write" | "read"): Promise<Store> {
  return openStore({
    workspace: settings.workspace,
    url: settings.clickhouseUrl,
    password: settings.clickhousePassword,
    mode,
  });
}

/** Runs work with an open workspace and closes it whatever happens. */
export async function withWorkspace<T>(
  settings: Settings,
  mode: "write" | "read",
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openWorkspace(settings, mode);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export const demoSeed = 7;

/** Makes the demo market under its name; equal data that are there already stay as they are. */
export async function importDemo(
  store: Store,
  options: { readonly seed: number; readonly nothingPlanted: boolean; readonly name: string },
): Promise<MarketDescription> {
  const demo = makeDemoMarket({ seed: options.seed, null: options.nothingPlanted });
  await store.importBars({
    info: { ...demo.info, name: options.name },
    rows: rowsForImport(demo.rows),
    instruments: demo.instruments,
    factors: demo.factors,
    source: {
      name: `demo market, seed ${options.seed}${options.nothingPlanted ? ", nothing planted" : ""}`,
      sha256: demo.source.files[0]?.sha256 ?? "",
    },
  });
  return store.describe(options.name);
}

/** The market a command works on: the one named, the only one there is, or the demo market on a fresh machine. */
export async function chooseMarket(
  store: Store,
  name: string | undefined,
  tell: (text: string) => void,
): Promise<MarketDescription> {
  if (name !== undefined && name !== "demo") return store.describe(name);
  const markets = await store.markets();
  if (name === "demo" || markets.length === 0) {
    const known = markets.find((market) => market.info.name === "demo");
    if (known) return known;
    tell("no market yet: making the demo market (simulated, seed 7)");
    return importDemo(store, { seed: demoSeed, nothingPlanted: false, name: "demo" });
  }
  const [only] = markets;
  if (only && markets.length === 1) return only;
  throw new QraftError(
    "market-needed",
    `The workspace holds ${markets.length} markets: ${markets.map((market) => market.info.name).join(", ")}.`,
    "Name one with --market.",
  );
}
