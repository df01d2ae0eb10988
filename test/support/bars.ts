// Builders for import requests and for both kinds of store.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { type BarRows, type ImportRequest, type MarketInfo, openStore, type Store } from "#engine/data";
import { openEmbedded, openServer } from "../../engine/data/store/clickhouse.ts";
import { type ClickHouseFront, startClickHouseFront } from "./clickhouse-front.ts";

export { day } from "./dates.ts";
export const source = { name: "rows.csv", sha256: "0".repeat(64) };

export function marketInfo(name: string): MarketInfo {
  return { name, frequency: "1d", timeZone: "America/New_York", currency: "USD", simulated: false };
}

/** Rows from [symbol, ISO day, one value per field]. */
export function barRows(fields: readonly string[], rows: readonly (readonly [string, string, ...number[]])[]): BarRows {
  return {
    symbols: rows.map(([symbol]) => symbol),
    ts: Float64Array.from(rows, ([, date]) => Date.parse(date)),
    fields: new Map(fields.map((name, f) => [name, Float64Array.from(rows, (row) => Number(row[f + 2]))])),
  };
}

export function request(name: string, rows: BarRows, more: Partial<ImportRequest> = {}): ImportRequest {
  return { info: marketInfo(name), rows, source, ...more };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "qraft-test-"));
}

/** What a suite gets: a store on a fresh workspace, closed and removed afterwards. */
export interface StoreUnderTest {
  readonly store: () => Store;
  readonly workspace: () => string;
  /** Closes and opens the same workspace again. */
  readonly reopen: () => Promise<Store>;
  /** Runs a statement on the tables behind the store's back. */
  readonly tamper: (sql: string) => Promise<void>;
}

/** Runs one suite over the embedded store and over a server. */
export function describeBothStores(title: string, suite: (under: StoreUnderTest) => void): void {
  for (const kind of ["embedded", "server"] as const) {
    describe(`${title} (${kind})`, () => {
      const folder = temporaryFolder();
      let front: ClickHouseFront | null = null;
      let store: Store | null = null;
      const open = async (): Promise<Store> => {
        await store?.close();
        store = await openStore({
          workspace: folder,
          mode: "write",
          url: front === null ? undefined : `${front.url}/tests`,
        });
        return store;
      };
      beforeAll(async () => {
        front = kind === "server" ? await startClickHouseFront() : null;
        await open();
      });
      afterAll(async () => {
        await store?.close();
        await front?.stop();
        rmSync(folder, { recursive: true, force: true });
      });
      suite({
        store: () => {
          if (store === null) throw new Error("The store is not open yet.");
          return store;
        },
        workspace: () => folder,
        reopen: open,
        tamper: async (sql) => {
          const tables = await (front === null
            ? openEmbedded(join(folder, "clickhouse"))
            : openServer(`${front.url}/tests`, undefined));
          await tables.run(sql);
          await tables.close();
        },
      });
    });
  }
}
