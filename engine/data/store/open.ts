// Opens the store of a workspace: its folder, its lock, its state file, its tables.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { QraftError } from "#engine/core";
import { type ClickHouse, openEmbedded, openServer } from "./clickhouse.ts";
import { type Lock, takeLock } from "./lock.ts";
import { MarketStore } from "./market-store.ts";
import { migrate } from "./migrations.ts";
import { corrupt, workspaceProblem } from "./problems.ts";
import { StateDb } from "./state.ts";
import type { Store, StoreOptions } from "./store.ts";

/**
 * write: takes the workspace's lock and opens the tables at once, so that a busy, damaged or unreachable store is
 * known now. read: state only, without a lock; the tables are opened when first asked for, and the embedded ones
 * need the lock then.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const workspace = resolve(options.workspace);
  const url = options.url === "" ? undefined : options.url;
  try {
    mkdirSync(workspace, { recursive: true });
  } catch (thrown) {
    throw workspaceProblem(thrown, workspace);
  }
  const opened = new OpenedWorkspace(workspace, { ...options, url });
  try {
    if (options.mode === "write") {
      opened.lock();
      opened.openState();
      await opened.tables();
    } else {
      opened.openState();
    }
  } catch (thrown) {
    await opened.close();
    throw thrown;
  }
  return opened.store();
}

/** Host and database, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "unknown";
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

class OpenedWorkspace {
  readonly #workspace: string;
  readonly #options: StoreOptions;
  #lock: Lock | null = null;
  #state: StateDb | null = null;
  #tables: Promise<ClickHouse> | null = null;

  constructor(workspace: string, options: StoreOptions) {
    this.#workspace = workspace;
    this.#options = options;
  }

  lock(): void {
    this.#lock ??= takeLock(this.#workspace);
  }

  openState(): StateDb {
    this.#state ??= new StateDb(this.#workspace, { readOnly: this.#options.mode === "read" });
    return this.#state;
  }

  tables(): Promise<ClickHouse> {
    if (this.#tables !== null) return this.#tables;
    const opening = this.#openTables();
    this.#tables = opening;
    // A reader that found the store busy may ask again later.
    opening.catch(() => {
      if (this.#tables === opening) this.#tables = null;
    });
    return opening;
  }

  store(): Store {
    const { url } = this.#options;
    return new MarketStore({
      kind: url === undefined ? "embedded" : "server",
      workspace: this.#workspace,
      place: url === undefined ? "embedded" : placeOf(url),
      state: this.openState(),
      tables: () => this.tables(),
      close: () => this.close(),
      canWrite: this.#options.mode === "write",
    });
  }

  async close(): Promise<void> {
    try {
      const tables = await this.#tables?.catch(() => null);
      await tables?.close();
    } finally {
      this.#tables = null;
      this.#state?.close();
      this.#lock?.release();
      this.#lock = null;
    }
  }

  async #openTables(): Promise<ClickHouse> {
    const { url, password } = this.#options;
    if (url !== undefined) {
      if (
        !URL.canParse(url) ||
        !/^https?:$/.test(new URL(url).protocol) ||
        !/^\/\w{0,60}\/?$/.test(new URL(url).pathname)
      ) {
        throw new QraftError(
          "server-address",
          "The address of the ClickHouse server is not an http or https address with at most one database name.",
          "Set QRAFT_CLICKHOUSE_URL to something like http://user@host:8123/qraft.",
        );
      }
      const server = await openServer(url, password);
      await migrate(server, new URL(url).host);
      return server;
    }
    this.lock();
    const folder = join(this.#workspace, "clickhouse");
    const embedded = await openEmbedded(folder);
    try {
      await migrate(embedded, folder);
      return embedded;
    } catch (thrown) {
      await embedded.close();
      if (thrown instanceof QraftError && thrown.code === "internal-fault") {
        throw corrupt(folder, thrown.message, thrown);
      }
      throw thrown;
    }
  }
}
