// The one file that knows how to talk to ClickHouse: a server, or chDB inside this process through the same client.
// Traps it keeps to itself: settings passed per call leak into the embedded session (so they stand in the SQL text);
// binary bodies are turned into text (so numbers travel as base64 of their bytes, and every bit pattern survives);
// Arrow answers are compressed unless told otherwise; 64-bit integers and NaN change in JSON unless quoted;
// a table definition that is changed on a full disk is lost with its table (so room is asked for first).
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { tableFromIPC, type Vector } from "apache-arrow";
import { fault } from "#engine/core";
import { databaseProblem, requireRoom } from "./problems.ts";

/** A value bound to {name:Type} in a statement. */
export type SqlValue = string | number | readonly string[];
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** Columns of doubles under one key per stretch; each stretch becomes as many rows as its columns are long. */
export interface Stretch {
  readonly key: string;
  readonly columns: readonly Float64Array[];
}

export interface ClickHouse {
  readonly kind: "embedded" | "server";
  /** Runs one statement that answers nothing. */
  run(sql: string, params?: SqlParams): Promise<void>;
  /** Rows as objects: 64-bit integers are strings, missing values null. */
  rows(sql: string, params?: SqlParams): Promise<readonly Record<string, unknown>[]>;
  /** Every column of the answer must be Float64; each comes back whole, bit for bit. Settings hold for this statement only. */
  doubles(
    sql: string,
    params?: SqlParams,
    settings?: Readonly<Record<string, number>>,
  ): Promise<ReadonlyMap<string, Float64Array>>;
  /** Inserts rows given as objects. */
  insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void>;
  /** Runs `INSERT INTO … SELECT` over stretches, which the statement reads as `(key String, c1 Float64, c2 …)`. */
  insertDoubles(target: (source: string) => string, stretches: readonly Stretch[]): Promise<void>;
  /** Throws "disk-full" unless the embedded store's disk has this many bytes; a server is not asked. */
  requireRoom(bytes: number): void;
  close(): Promise<void>;
}

const jsonSettings = "SETTINGS output_format_json_quote_64bit_integers = 1, output_format_json_quote_denormals = 1";
const arrowSettings = "SETTINGS output_format_arrow_compression_method = 'none'";
/** Holds the columns of one insert as text, in memory: (key String, columns Array(String)). */
export const carrierTable = "import_carrier";
/** Doubles in one insert: about 40 MB of text. */
const batchDoubles = 4_000_000;

export async function openServer(url: string, password: string | undefined): Promise<ClickHouse> {
  const place = placeOf(url);
  const connect = (database: string): ClickHouseClient =>
    createClient({
      url: place.address,
      database,
      username: place.user,
      password: password ?? place.password,
      request_timeout: 120_000,
      compression: { request: false, response: false },
      log: { level: ClickHouseLogLevel.OFF },
    });
  const first = connect("default");
  try {
    await guarded(place.shown, () =>
      first.command({ query: `CREATE DATABASE IF NOT EXISTS ${identifier(place.database)}` }),
    );
  } finally {
    await first.close();
  }
  return wrap("server", place.shown, connect(place.database));
}

export async function openEmbedded(folder: string): Promise<ClickHouse> {
  const { createChdbConnection } = await import("chdb/connection");
  return guarded(folder, async () => {
    // chDB carries its own copy of the client's types: one cast, here.
    const connection = createChdbConnection({ path: folder });
    const client = createClient({ connection, log: { level: ClickHouseLogLevel.OFF } } as unknown as Parameters<
      typeof createClient
    >[0]);
    return wrap("embedded", folder, client);
  });
}

/** A name as it may stand in a statement. */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,79}$/.test(name)) throw fault(`"${name}" cannot be a table or column name.`);
  return `\`${name}\``;
}

interface ServerPlace {
  readonly address: string;
  readonly shown: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

function placeOf(url: string): ServerPlace {
  const parsed = new URL(url);
  const address = `${parsed.protocol}//${parsed.host}`;
  const database = parsed.pathname.replaceAll("/", "") || "qraft";
  return {
    address,
    shown: address,
    database,
    user: decodeURIComponent(parsed.username) || "default",
    password: decodeURIComponent(parsed.password),
  };
}

async function guarded<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw databaseProblem(thrown, place);
  }
}

function wrap(kind: "embedded" | "server", place: string, client: ClickHouseClient): ClickHouse {
  const bind = (params: SqlParams | undefined) => (params === undefined ? {} : { query_params: { ...params } });
  const store: ClickHouse = {
    kind,
    run: (sql, params) =>
      guarded(place, async () => {
        await client.command({ query: sql, ...bind(params) });
      }),
    rows: (sql, params) =>
      guarded(place, async () => {
        const answer = await client.query({ query: `${sql} ${jsonSettings}`, format: "JSONEachRow", ...bind(params) });
        return await answer.json<Record<string, unknown>>();
      }),
    doubles: (sql, params, settings = {}) =>
      guarded(place, async () => {
        const more = Object.entries(settings).map(([name, value]) => `, ${name} = ${value}`);
        const query = `${sql} ${arrowSettings}${more.join("")} FORMAT ArrowStream`;
        const answer = await client.exec({ query, ...bind(params) });
        const chunks: Buffer[] = [];
        for await (const chunk of answer.stream) chunks.push(Buffer.from(chunk));
        const table = tableFromIPC(Buffer.concat(chunks));
        return new Map(table.schema.fields.map((field) => [field.name, doublesOf(table.getChild(field.name))]));
      }),
    insert: (table, rows) =>
      guarded(place, async () => {
        if (rows.length > 0) await client.insert({ table, values: [...rows], format: "JSONEachRow" });
      }),
    insertDoubles: (target, stretches) => insertDoubles(store, target, stretches),
    requireRoom: (bytes) => {
      if (kind === "embedded") requireRoom(place, bytes);
    },
    close: () => guarded(place, () => client.close()),
  };
  return store;
}

function doublesOf(column: Vector | null): Float64Array {
  const pieces = (column?.data ?? []).map((piece) => piece.values.subarray(0, piece.length));
  const out = new Float64Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    if (!(piece instanceof Float64Array)) throw fault("A numeric answer held a column that is not Float64.");
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Goes through a table in memory: text formats of doubles are inexact by default, bytes are not. */
async function insertDoubles(
  store: ClickHouse,
  target: (source: string) => string,
  stretches: readonly Stretch[],
): Promise<void> {
  const width = stretches[0]?.columns.length ?? 0;
  if (width === 0) return;
  const names = Array.from({ length: width }, (_, i) => `c${i + 1}`);
  const arrays = names.map((name, i) => `reinterpret(base64Decode(columns[${i + 1}]), 'Array(Float64)') AS a_${name}`);
  const joins = names.map((name) => `a_${name} AS ${name}`);
  const source = `(SELECT key, ${names.join(", ")} FROM (SELECT key, ${arrays.join(", ")} FROM ${carrierTable}) ARRAY JOIN ${joins.join(", ")})`;
  for (const batch of batchesOf(stretches)) {
    await store.run(`TRUNCATE TABLE ${carrierTable}`);
    await store.insert(
      carrierTable,
      batch.map(({ key, columns }) => ({ key, columns: columns.map(bytesAsText) })),
    );
    await store.run(target(source));
  }
  await store.run(`TRUNCATE TABLE ${carrierTable}`);
}

function bytesAsText(column: Float64Array): string {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64");
}

function* batchesOf(stretches: readonly Stretch[]): Generator<readonly Stretch[]> {
  let batch: Stretch[] = [];
  let held = 0;
  for (const stretch of stretches.flatMap(cutStretch)) {
    const size = stretch.columns.length * (stretch.columns[0]?.length ?? 0);
    if (held + size > batchDoubles && batch.length > 0) {
      yield batch;
      batch = [];
      held = 0;
    }
    batch.push(stretch);
    held += size;
  }
  if (batch.length > 0) yield batch;
}

/** A stretch longer than a batch is cut; its rows carry their own times, so order is not lost. */
function cutStretch(stretch: Stretch): readonly Stretch[] {
  const rows = stretch.columns[0]?.length ?? 0;
  const most = Math.max(1, Math.floor(batchDoubles / Math.max(1, stretch.columns.length)));
  if (rows <= most) return [stretch];
  return Array.from({ length: Math.ceil(rows / most) }, (_, i) => ({
    key: stretch.key,
    columns: stretch.columns.map((column) => column.subarray(i * most, (i + 1) * most)),
  }));
}
