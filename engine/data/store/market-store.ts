// The store itself: versions of markets in ClickHouse, their panels in Arrow files, the seal on every way out.
import { hashOf, nearestName, QraftError } from "#engine/core";
import type { Bars, DataAccess, PanelQuery, Seal, SnapshotInfo } from "../bar.ts";
import type { AdjustmentFactor, ImportReport, ImportRequest, MarketDescription } from "../import.ts";
import { readCache, writeCache } from "./cache.ts";
import { alteredParts, snapshotAltered } from "./check.ts";
import type { ClickHouse } from "./clickhouse.ts";
import { type Content, compareText, fieldOrder, type Manifest, snapshotOf } from "./content.ts";
import { queryGrid, symbolsBefore } from "./grid.ts";
import type { GridAnswer, GridQuery } from "./grid-query.ts";
import { importRows } from "./import-rows.ts";
import { selectBars } from "./panel-rows.ts";
import { corrupt } from "./problems.ts";
import type { LedgerRow, StateDb } from "./state.ts";
import type { AlteredPart, SnapshotSource, Store } from "./store.ts";
import { readFactors, readInstruments, readManifests, readPart } from "./tables.ts";

export interface StoreParts {
  readonly kind: "embedded" | "server";
  readonly workspace: string;
  /** "embedded", or host and database of the server; versions are remembered by it. */
  readonly place: string;
  readonly state: StateDb;
  /** Opens the tables, once; a reader without the lock asks for it here. */
  readonly tables: () => Promise<ClickHouse>;
  readonly close: () => Promise<void>;
  readonly canWrite: boolean;
}

/** How a store deals with bytes that are not the recorded ones. */
interface Reading {
  readonly source: SnapshotSource | "either";
  readonly onAltered: (part: AlteredPart) => void;
}

const strict: Reading = {
  source: "either",
  onAltered: (part) => {
    throw snapshotAltered(part);
  },
};

/** Contents kept in memory, newest last. */
const keptContents = 2;

export class MarketStore implements Store {
  readonly kind: "embedded" | "server";
  readonly workspace: string;
  readonly state: StateDb;
  readonly #parts: StoreParts;
  readonly #reading: Reading;
  readonly #loaded = new Map<string, Content>();
  readonly #checked = new Set<string>();
  /** The last import that was asked for: imports go one after the other. */
  #importing: Promise<unknown> = Promise.resolve();

  constructor(parts: StoreParts, reading: Reading = strict) {
    this.kind = parts.kind;
    this.workspace = parts.workspace;
    this.state = parts.state;
    this.#parts = parts;
    this.#reading = reading;
  }

  async markets(): Promise<readonly MarketDescription[]> {
    const all = await this.#manifests();
    const newest = new Map(all.toReversed().map((manifest) => [manifest.info.name, manifest]));
    return [...newest.values()]
      .sort((a, b) => compareText(a.info.name, b.info.name))
      .map((manifest) => this.#describe(manifest));
  }

  async describe(market: string, snapshot?: string): Promise<MarketDescription> {
    return this.#describe(await this.#manifest(market, snapshot));
  }

  async readableSymbols(market: string, snapshot?: string): Promise<readonly string[]> {
    const manifest = await this.#manifest(market, snapshot);
    const seal = this.state.sealOf(market);
    return seal === null ? manifest.symbols : symbolsBefore(await this.#parts.tables(), manifest, seal);
  }

  async snapshot(market: string): Promise<SnapshotInfo> {
    return snapshotOf(await this.#manifest(market));
  }

  async snapshots(market: string): Promise<readonly SnapshotInfo[]> {
    await this.#manifest(market);
    const all = await this.#manifests(market);
    return all.toReversed().map(snapshotOf);
  }

  async importBars(request: ImportRequest): Promise<ImportReport> {
    if (!this.#parts.canWrite) {
      throw new QraftError(
        "store-read-only",
        `The store in "${this.workspace}" was opened for reading; "${request.source.name}" cannot be imported.`,
        "Open the workspace for writing.",
      );
    }
    const tables = await this.#parts.tables();
    const earlier = this.#importing;
    const mine = earlier.then(() => importRows(tables, request));
    this.#importing = mine.catch(() => {});
    const report = await mine;
    this.state.putSetting(`${this.#known}${request.info.name}`, report.snapshot.version);
    const end = this.state.sealOf(request.info.name)?.from ?? Number.POSITIVE_INFINITY;
    const examples = report.revised.examples.filter((revision) => revision.ts < end);
    return { ...report, revised: { count: report.revised.count, examples } };
  }

  async calendar(market: string): Promise<Float64Array> {
    const { parts } = await this.#content(await this.#manifest(market));
    const times = new Set<number>();
    for (const part of parts) for (const time of part.times) times.add(time);
    return Float64Array.from(times).sort();
  }

  async read(query: PanelQuery, access: DataAccess = { kind: "sealed" }): Promise<Bars> {
    const manifest = await this.#manifest(query.market, query.snapshot);
    const seal = this.#sealFor(query.market, access);
    return selectBars({ manifest, content: await this.#content(manifest), query, seal });
  }

  async queryGrid(query: GridQuery, access: DataAccess = { kind: "sealed" }): Promise<GridAnswer> {
    const { panel } = query;
    const manifest = await this.#manifest(panel.market, panel.snapshot);
    const seal = this.#sealFor(panel.market, access);
    await this.#checkOnce(manifest);
    return queryGrid(await this.#parts.tables(), { manifest, query, seal });
  }

  async factors(market: string): Promise<readonly AdjustmentFactor[]> {
    const { factors } = await this.#content(await this.#manifest(market));
    const end = this.state.sealOf(market)?.from ?? Number.POSITIVE_INFINITY;
    return factors.filter((factor) => factor.ts < end);
  }

  async checkSnapshot(market: string, source: SnapshotSource): Promise<readonly AlteredPart[]> {
    const manifest = await this.#manifest(market);
    const content = source === "store" ? await this.#queryContent(manifest) : readCache(this.workspace, manifest);
    return content === null ? [] : alteredParts(manifest, content, source);
  }

  checkCache(market: string): Promise<readonly AlteredPart[]> {
    return this.checkSnapshot(market, "cache");
  }

  verifying(source: SnapshotSource, onAltered: (part: AlteredPart) => void): Store {
    return new MarketStore({ ...this.#parts, canWrite: false, close: async () => {} }, { source, onAltered });
  }

  async mirrorLedger(run: string, rows: readonly LedgerRow[]): Promise<void> {
    const db = await this.#parts.tables();
    const answer = await db.rows("SELECT count() AS n, max(seq) AS last FROM ledger WHERE run = {run:String}", { run });
    const next = Number(answer[0]?.n ?? 0) === 0 ? 0 : Number(answer[0]?.last) + 1;
    await db.insert(
      "ledger",
      rows
        .filter((row) => row.seq >= next)
        .map((row) => ({ ...row, run, at: row.at.replace("T", " ").replace("Z", "") })),
    );
  }

  close(): Promise<void> {
    this.#loaded.clear();
    return this.#parts.close();
  }

  /** Sealed unless the opening that is shown stands on record, word for word. */
  #sealFor(market: string, access: DataAccess): Seal | null {
    if (access.kind === "sealed") return this.state.sealOf(market);
    const { run, candidate, from } = access.opening;
    const recorded = this.state.openingOf(market, candidate);
    if (access.opening.market === market && recorded !== null && recorded.run === run && recorded.from === from)
      return null;
    throw new QraftError(
      "holdout-sealed",
      `No opening of "${market}" for candidate ${candidate} in run ${run} is on record.`,
      "Record the opening first; each candidate has one.",
      3,
    );
  }

  #describe(manifest: Manifest): MarketDescription {
    const snapshot = snapshotOf(manifest);
    const { info, symbols, first, last, groups } = manifest;
    const fields = fieldOrder(manifest.fields);
    const seal = this.state.sealOf(info.name);
    return { info, symbols, first, last, rows: snapshot.rows, fields, groups, snapshot, seal };
  }

  get #known(): string {
    return `market:${this.#parts.place}:`;
  }

  /** Newest first. Tables that lost a version which the state file remembers are damaged, not empty. */
  async #manifests(market?: string): Promise<readonly Manifest[]> {
    const manifests = await readManifests(await this.#parts.tables(), market);
    for (const [name, version] of this.state.settings(this.#known)) {
      if (market !== undefined && market !== name) continue;
      if (manifests.some((one) => one.info.name === name && one.version >= Number(version))) continue;
      throw corrupt(this.workspace, `version ${String(version)} of market "${name}" is gone from the tables`);
    }
    return manifests;
  }

  async #manifest(market: string, hash?: string): Promise<Manifest> {
    const known = await this.#manifests(market);
    const found = hash === undefined ? known[0] : known.find((manifest) => manifest.hash === hash);
    if (found !== undefined) return found;
    if (known[0] !== undefined) {
      throw new QraftError(
        "unknown-snapshot",
        `Market "${market}" never had the content ${hash}.`,
        `Its current content is ${known[0].hash}; "qraft data snapshot ${market}" lists all.`,
      );
    }
    const names = [...new Set((await this.#manifests()).map((manifest) => manifest.info.name))];
    const near = nearestName(market, names);
    const listed = names.length === 0 ? '"qraft data import" makes one.' : `Known: ${names.join(", ")}.`;
    throw new QraftError(
      "unknown-market",
      `There is no market "${market}" in this workspace.`,
      near === undefined ? listed : `Did you mean "${near}"?`,
    );
  }

  async #content(manifest: Manifest): Promise<Content> {
    const key = hashOf([manifest.hash, manifest.info.name]);
    const kept = this.#loaded.get(key);
    if (kept !== undefined) return kept;
    const content = await this.#load(manifest);
    this.#loaded.set(key, content);
    for (const oldest of this.#loaded.keys()) {
      if (this.#loaded.size <= keptContents) break;
      this.#loaded.delete(oldest);
    }
    return content;
  }

  /** A statement in the tables compares row counts only; whoever verifies compares the bytes as well, once. */
  async #checkOnce(manifest: Manifest): Promise<void> {
    const { source, onAltered } = this.#reading;
    const key = hashOf([manifest.hash, manifest.info.name]);
    if (source === "either" || this.#checked.has(key)) return;
    this.#checked.add(key);
    (await this.checkSnapshot(manifest.info.name, source)).forEach(onAltered);
  }

  async #load(manifest: Manifest): Promise<Content> {
    const { source, onAltered } = this.#reading;
    const cached = source === "store" ? null : readCache(this.workspace, manifest);
    if (cached !== null) {
      alteredParts(manifest, cached, "cache").forEach(onAltered);
      if (cached !== "unreadable") return cached;
    }
    const content = await this.#queryContent(manifest);
    alteredParts(manifest, content, "store").forEach(onAltered);
    if (source === "either") writeCache(this.workspace, manifest, content);
    return content;
  }

  async #queryContent(manifest: Manifest): Promise<Content> {
    const db = await this.#parts.tables();
    const parts = [];
    for (const entry of manifest.parts) parts.push(await readPart(db, manifest.info.name, entry));
    return {
      parts,
      instruments: await readInstruments(db, manifest.instruments),
      factors: await readFactors(db, manifest.factors),
    };
  }
}
