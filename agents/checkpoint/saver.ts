// LangGraph's checkpoint saver over SQLite: channel values are stored once per change, a checkpoint only points at them.
import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite";
import {
  BaseCheckpointSaver,
  type Checkpoint,
  type CheckpointMetadata,
  type CheckpointTuple,
} from "@langchain/langgraph";
import { canonicalJson, fault, QraftError } from "#engine/core";
import { assertClaim } from "./claim.ts";
import { exactNumbers } from "./exact-numbers.ts";
import { createGraphTables, inTransaction } from "./tables.ts";

type Config = Parameters<BaseCheckpointSaver["getTuple"]>[0];
type ListOptions = Parameters<BaseCheckpointSaver["list"]>[1];
type Writes = Parameters<BaseCheckpointSaver["putWrites"]>[1];
type Versions = Parameters<BaseCheckpointSaver["put"]>[3];
type Version = Versions[string];
type Row = Readonly<Record<string, SQLOutputValue>>;

/** Writes of these channels have one slot each and are replaced; all others keep the first value. Fixed by LangGraph. */
export const specialWrites: Readonly<Record<string, number>> = {
  __error__: -1,
  __scheduled__: -2,
  __interrupt__: -3,
  __resume__: -4,
};
/** Before checkpoint format 4, sends waited in the parent's writes; from 4 on they are a channel. */
const sendsChannel = "__pregel_tasks";
const sendsFormat = 4;

export interface SaverOptions {
  /** When given, every write is refused unless this owner holds the claim on its thread. */
  readonly owner?: string | undefined;
}

interface Key {
  readonly thread: string;
  readonly ns: string;
}

interface Blob {
  readonly channel: string;
  readonly version: string;
  readonly type: string;
  readonly value: Uint8Array;
}

/** Channel to the checkpoint that stored its value; the version is in the head. */
type Sources = Readonly<Record<string, string>>;

export class SqliteSaver extends BaseCheckpointSaver {
  readonly #db: DatabaseSync;
  readonly #owner: string | undefined;
  readonly #sql: ReturnType<typeof statements>;

  constructor(db: DatabaseSync, options: SaverOptions = {}) {
    super();
    this.serde = exactNumbers(this.serde);
    this.#db = db;
    this.#owner = options.owner;
    createGraphTables(db);
    this.#sql = statements(db);
  }

  override async getTuple(config: Config): Promise<CheckpointTuple | undefined> {
    const thread = config.configurable?.thread_id;
    if (thread === undefined) return undefined;
    const ns = namespaceOf(config);
    const id = checkpointIdOf(config);
    const row = id === undefined ? this.#sql.latest.get(thread, ns) : this.#sql.byId.get(thread, ns, id);
    return row === undefined ? undefined : this.#tuple(row);
  }

  override async *list(config: Config, options?: ListOptions): AsyncGenerator<CheckpointTuple> {
    const { before, filter, limit } = options ?? {};
    const rows = this.#sql.list.all({
      thread: config.configurable?.thread_id ?? null,
      ns: config.configurable?.checkpoint_ns ?? null,
      id: checkpointIdOf(config) ?? null,
      before: (before && checkpointIdOf(before)) ?? null,
    });
    let left = limit ?? Number.POSITIVE_INFINITY;
    for (const row of rows) {
      if (left <= 0) return;
      if (filter !== undefined && !(await this.#matches(row, filter))) continue;
      left--;
      yield await this.#tuple(row);
    }
  }

  override async put(
    config: Config,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: Versions,
  ): Promise<Config> {
    const key = { thread: requiredId(config, "thread_id", "a checkpoint"), ns: namespaceOf(config) };
    const parent = checkpointIdOf(config);
    const { channel_values, ...head } = checkpoint;
    const { blobs, sources } = await this.#changes(key, checkpoint, { parent, newVersions });
    const [, metadataBytes] = await this.serde.dumpsTyped(metadata);
    this.#write(key.thread, () => {
      for (const { channel, version, type, value } of blobs) {
        this.#sql.putValue.run(key.thread, key.ns, channel, version, checkpoint.id, type, value);
      }
      const texts = [canonicalJson(head), canonicalJson(sources), Buffer.from(metadataBytes).toString("utf8")];
      this.#sql.putCheckpoint.run(key.thread, key.ns, checkpoint.id, parent ?? null, ...texts);
    });
    return configOf(key, checkpoint.id);
  }

  override async putWrites(config: Config, writes: Writes, taskId: string): Promise<void> {
    const thread = requiredId(config, "thread_id", "writes");
    const id = requiredId(config, "checkpoint_id", "writes");
    const ns = namespaceOf(config);
    const rows = await Promise.all(
      writes.map(async ([channel, value], i) => {
        const [type, bytes] = await this.serde.dumpsTyped(value);
        return { idx: specialWrites[channel] ?? i, channel, type, bytes };
      }),
    );
    this.#write(thread, () => {
      for (const { idx, channel, type, bytes } of rows) {
        const statement = idx < 0 ? this.#sql.replaceWrite : this.#sql.keepWrite;
        statement.run(thread, ns, id, taskId, idx, channel, type, bytes);
      }
    });
  }

  override async deleteThread(threadId: string): Promise<void> {
    this.#write(threadId, () => {
      for (const statement of this.#sql.deletes) statement.run(threadId);
    });
  }

  #write(thread: string, work: () => void): void {
    inTransaction(this.#db, `state of run ${thread}`, () => {
      if (this.#owner !== undefined) assertClaim(this.#db, thread, this.#owner);
      work();
    });
  }

  /**
   * What this checkpoint adds, and where each of its values lies. A changed channel is stored here. An unchanged one is
   * where the parent has it; without such a parent (a copied checkpoint) it is looked up by version, and by bytes where
   * forks gave one version to two values. A channel that nobody stored is left out.
   */
  async #changes(
    key: Key,
    checkpoint: Checkpoint,
    put: { readonly parent: string | undefined; readonly newVersions: Versions },
  ): Promise<{ readonly blobs: readonly Blob[]; readonly sources: Sources }> {
    const parentRow = put.parent === undefined ? undefined : this.#sql.byId.get(key.thread, key.ns, put.parent);
    const inherited = parentRow === undefined ? {} : sourcesOf(parentRow);
    const inheritedVersions = parentRow === undefined ? {} : headOf(parentRow).channel_versions;
    const blobs: Blob[] = [];
    const sources: Record<string, string> = {};
    for (const [channel, value] of Object.entries(checkpoint.channel_values)) {
      const fresh = put.newVersions[channel];
      const version = fresh ?? checkpoint.channel_versions[channel];
      if (version === undefined) continue;
      const source = inherited[channel];
      if (fresh === undefined && source !== undefined && inheritedVersions[channel] === version) {
        sources[channel] = source;
        continue;
      }
      const [type, bytes] = await this.serde.dumpsTyped(value);
      const place = fresh === undefined ? this.#stored(key, { channel, version, bytes }) : "new";
      if (place === "nowhere") continue;
      if (place === "new") blobs.push({ channel, version: String(version), type, value: bytes });
      sources[channel] = place === "new" ? checkpoint.id : place;
    }
    return { blobs, sources };
  }

  #stored(key: Key, sought: { channel: string; version: Version; bytes: Uint8Array }): string {
    const rows = this.#sql.valuesOfVersion.all(key.thread, key.ns, sought.channel, String(sought.version));
    const same = rows.find((row) => Buffer.compare(bytesOf(row.value), sought.bytes) === 0);
    if (same !== undefined) return String(same.checkpoint);
    return rows.length === 0 ? "nowhere" : "new";
  }

  async #tuple(row: Row): Promise<CheckpointTuple> {
    const key = { thread: String(row.thread), ns: String(row.ns) };
    const id = String(row.id);
    const parent = row.parent === null ? undefined : String(row.parent);
    const head = headOf(row);
    const checkpoint: Checkpoint = { ...head, channel_values: await this.#values(key, row) };
    if (head.v < sendsFormat && parent !== undefined) await this.#migrateSends(checkpoint, key, parent);
    const pendingWrites = await Promise.all(
      this.#sql.writes
        .all(key.thread, key.ns, id)
        .map(async (w): Promise<[string, string, unknown]> => [String(w.task), String(w.channel), await this.#load(w)]),
    );
    const metadata: CheckpointMetadata = await this.serde.loadsTyped("json", String(row.metadata));
    const tuple = { config: configOf(key, id), checkpoint, metadata, pendingWrites };
    return parent === undefined ? tuple : { ...tuple, parentConfig: configOf(key, parent) };
  }

  async #values(key: Key, row: Row): Promise<Record<string, unknown>> {
    const versions = headOf(row).channel_versions;
    const values: Record<string, unknown> = {};
    for (const [channel, source] of Object.entries(sourcesOf(row))) {
      const stored = this.#sql.value.get(key.thread, key.ns, channel, String(versions[channel]), source);
      if (stored === undefined) {
        throw fault(
          `Checkpoint ${String(row.id)} of run ${key.thread} has lost the value of its channel "${channel}".`,
        );
      }
      values[channel] = await this.#load(stored);
    }
    return values;
  }

  async #migrateSends(checkpoint: Checkpoint, key: Key, parent: string): Promise<void> {
    const sends = this.#sql.writes.all(key.thread, key.ns, parent).filter((row) => row.channel === sendsChannel);
    checkpoint.channel_values[sendsChannel] = await Promise.all(sends.map((row) => this.#load(row)));
    const versions = Object.values(checkpoint.channel_versions).map(Number);
    checkpoint.channel_versions[sendsChannel] =
      versions.length > 0 ? Math.max(...versions) : this.getNextVersion(undefined);
  }

  async #matches(row: Row, filter: Readonly<Record<string, unknown>>): Promise<boolean> {
    const metadata: Record<string, unknown> = await this.serde.loadsTyped("json", String(row.metadata));
    return Object.entries(filter).every(([name, wanted]) =>
      typeof wanted === "object" && wanted !== null
        ? metadata[name] !== undefined && canonicalJson(metadata[name]) === canonicalJson(wanted)
        : metadata[name] === wanted,
    );
  }

  async #load(row: Row): Promise<unknown> {
    return this.serde.loadsTyped(String(row.type), bytesOf(row.value));
  }
}

function statements(db: DatabaseSync) {
  const one = "FROM graph_checkpoints WHERE thread = ? AND ns = ?";
  const write =
    "INTO graph_writes (thread, ns, checkpoint, task, idx, channel, type, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  const deletes: readonly StatementSync[] = ["graph_checkpoints", "graph_values", "graph_writes"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE thread = ?`),
  );
  return {
    byId: db.prepare(`SELECT * ${one} AND id = ?`),
    latest: db.prepare(`SELECT * ${one} ORDER BY id DESC LIMIT 1`),
    // Ids begin with their time, so that this is newest first.
    list: db.prepare(
      `SELECT * FROM graph_checkpoints
       WHERE (:thread IS NULL OR thread = :thread) AND (:ns IS NULL OR ns = :ns)
         AND (:id IS NULL OR id = :id) AND (:before IS NULL OR id < :before)
       ORDER BY id DESC, thread, ns`,
    ),
    putCheckpoint: db.prepare(
      "INSERT OR REPLACE INTO graph_checkpoints (thread, ns, id, parent, head, sources, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    putValue: db.prepare(
      "INSERT OR REPLACE INTO graph_values (thread, ns, channel, version, checkpoint, type, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    value: db.prepare(
      "SELECT type, value FROM graph_values WHERE thread = ? AND ns = ? AND channel = ? AND version = ? AND checkpoint = ?",
    ),
    valuesOfVersion: db.prepare(
      "SELECT checkpoint, value FROM graph_values WHERE thread = ? AND ns = ? AND channel = ? AND version = ? ORDER BY checkpoint DESC",
    ),
    replaceWrite: db.prepare(`INSERT OR REPLACE ${write}`),
    keepWrite: db.prepare(`INSERT OR IGNORE ${write}`),
    // By task and place, not by arrival: which task finished first must not matter after a restart.
    writes: db.prepare("SELECT * FROM graph_writes WHERE thread = ? AND ns = ? AND checkpoint = ? ORDER BY task, idx"),
    deletes,
  };
}

function requiredId(config: Config, name: "thread_id" | "checkpoint_id", what: string): string {
  const id: unknown = config.configurable?.[name];
  if (typeof id === "string" && id !== "") return id;
  throw new QraftError(
    "missing-checkpoint-key",
    `Cannot save ${what}: the config holds no ${name}.`,
    `Pass { configurable: { ${name}: … } } to the graph.`,
    1,
  );
}

function namespaceOf(config: Config): string {
  return config.configurable?.checkpoint_ns ?? "";
}

function checkpointIdOf(config: Config): string | undefined {
  return config.configurable?.checkpoint_id || config.configurable?.thread_ts || undefined;
}

function configOf({ thread, ns }: Key, id: string): Config {
  return { configurable: { thread_id: thread, checkpoint_ns: ns, checkpoint_id: id } };
}

function headOf(row: Row): Omit<Checkpoint, "channel_values"> {
  return JSON.parse(String(row.head));
}

function sourcesOf(row: Row): Sources {
  return JSON.parse(String(row.sources));
}

function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw fault("A stored channel value is not made of bytes.");
}
