// Market content in ClickHouse tables: one table of bars per market, partitioned by part, and the rows that commit a version.
import type { SnapshotHash } from "#engine/core";
import type { Instrument } from "../bar.ts";
import type { AdjustmentFactor, ImportSource } from "../import.ts";
import { type ClickHouse, identifier, type Stretch } from "./clickhouse.ts";
import {
  compareText,
  factorsHash,
  instrumentsHash,
  type Manifest,
  type Part,
  type PartEntry,
  withoutEmptyFields,
} from "./content.ts";
import { definitionRoom, durable } from "./migrations.ts";

/** Newest first. */
export async function readManifests(db: ClickHouse, market?: string): Promise<readonly Manifest[]> {
  const answer = await db.rows(
    `SELECT manifest, version, hash FROM snapshots ${market === undefined ? "" : "WHERE market = {market:String}"}
     ORDER BY market, version DESC`,
    market === undefined ? {} : { market },
  );
  return answer.map((row) => ({
    ...(JSON.parse(String(row.manifest)) as Manifest),
    version: Number(row.version),
    hash: String(row.hash) as SnapshotHash,
  }));
}

/** One row in one insert: the step that makes a version exist. */
export async function commitManifest(db: ClickHouse, manifest: Manifest, source: ImportSource): Promise<void> {
  await db.insert("snapshots", [
    {
      market: manifest.info.name,
      version: manifest.version,
      hash: manifest.hash,
      manifest: JSON.stringify(manifest),
      source: JSON.stringify(source),
    },
  ]);
}

/** Makes the market's table, or adds the fields it lacks; what is there already is not touched. */
export async function ensureBarsTable(db: ClickHouse, market: string, fields: readonly string[]): Promise<void> {
  const table = barsTable(market);
  const answer = await db.rows(
    "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String}",
    { table: `bars_${market}` },
  );
  const known = new Set(answer.map((row) => String(row.name)));
  const missing = fields.filter((field) => !known.has(field)).map((field) => `${identifier(field)} ${valueType}`);
  if (known.size > 0 && missing.length === 0) return;
  db.requireRoom(definitionRoom);
  if (known.size > 0) {
    await db.run(`ALTER TABLE ${table} ${missing.map((column) => `ADD COLUMN ${column}`).join(", ")}`);
    return;
  }
  const keys = ["part String", "symbol LowCardinality(String)", "ts DateTime64(3, 'UTC') CODEC(Delta, ZSTD)"];
  await db.run(
    `CREATE TABLE ${table} (${[...keys, ...missing].join(", ")})
     ENGINE = MergeTree PARTITION BY part ORDER BY (symbol, ts) ${durable}`,
  );
}

const valueType = "Float64 DEFAULT nan CODEC(ZSTD)";

export function barsTable(market: string): string {
  return identifier(`bars_${market}`);
}

/** The key of a part's rows: its year and the hash of its bytes, so that versions share what they have in common. */
export function partKey(entry: Pick<PartEntry, "name" | "md5">): string {
  return `${entry.name}-${entry.md5}`;
}

/** Writes a part that no version refers to yet; rows that a crash left under its key go first. */
export async function writePart(
  db: ClickHouse,
  market: string,
  entry: PartEntry & { readonly part: Part },
): Promise<void> {
  const { part } = entry;
  const table = barsTable(market);
  await dropPart(db, market, entry);
  const names = [...part.fields.keys()];
  const stretches: Stretch[] = part.symbols.map((symbol, i) => ({
    key: symbol,
    columns: [part.times, ...names.map((name) => part.fields.get(name)!)].map((column) =>
      column.subarray(part.starts[i]!, part.starts[i + 1]!),
    ),
  }));
  const columns = names.map((_, i) => `c${i + 2}`);
  await db.insertDoubles(
    (source) =>
      `INSERT INTO ${table} (part, symbol, ts${names.map((name) => `, ${identifier(name)}`).join("")})
       SELECT '${partKey(entry)}', key, fromUnixTimestamp64Milli(toInt64(c1), 'UTC')${columns.map((c) => `, ${c}`).join("")}
       FROM ${source}`,
    stretches,
  );
}

export async function dropPart(db: ClickHouse, market: string, entry: Pick<PartEntry, "name" | "md5">): Promise<void> {
  await db.run(`ALTER TABLE ${barsTable(market)} DROP PARTITION '${partKey(entry)}'`);
}

export async function countPart(
  db: ClickHouse,
  market: string,
  entry: Pick<PartEntry, "name" | "md5">,
): Promise<number> {
  const answer = await db.rows(`SELECT count() AS rows FROM ${barsTable(market)} WHERE part = {part:String}`, {
    part: partKey(entry),
  });
  return Number(answer[0]?.rows ?? 0);
}

/** Keys of parts in the table that none of the entries names: what crashed imports left. */
export async function orphanParts(
  db: ClickHouse,
  market: string,
  known: readonly PartEntry[],
): Promise<readonly Pick<PartEntry, "name" | "md5">[]> {
  const keys = new Set(known.map(partKey));
  const answer = await db.rows(`SELECT DISTINCT part FROM ${barsTable(market)}`);
  return answer
    .map((row) => String(row.part))
    .filter((key) => !keys.has(key))
    .map((key) => ({ name: key.slice(0, key.indexOf("-")), md5: key.slice(key.indexOf("-") + 1) }));
}

/** Reads a part back in canonical order. Values are what the tables hold; the caller compares hashes. */
export async function readPart(db: ClickHouse, market: string, entry: PartEntry): Promise<Part> {
  const table = barsTable(market);
  const where = `FROM ${table} WHERE part = {part:String}`;
  const params = { part: partKey(entry) };
  const counts = await db.rows(
    `SELECT toString(symbol) AS name, count() AS rows ${where} GROUP BY name ORDER BY name`,
    params,
  );
  const wanted = entry.fields.map((name) => `, ${identifier(name)} AS ${identifier(`f_${name}`)}`).join("");
  const columns = await db.doubles(
    `SELECT toFloat64(toUnixTimestamp64Milli(ts)) AS ms${wanted} ${where} ORDER BY toString(symbol), ts`,
    params,
  );
  const symbols = counts.map((row) => String(row.name));
  const starts = Uint32Array.from([0, ...counts.map((row) => Number(row.rows))]);
  for (let i = 1; i < starts.length; i++) starts[i] = starts[i]! + starts[i - 1]!;
  const part: Part = {
    name: entry.name,
    symbols,
    starts,
    times: columns.get("ms") ?? new Float64Array(),
    fields: new Map(entry.fields.map((name) => [name, columns.get(`f_${name}`) ?? new Float64Array()])),
  };
  return withoutEmptyFields(inCodeUnitOrder(part));
}

/** ClickHouse sorts text by UTF-8 bytes, which differs from code units beyond the basic plane. */
function inCodeUnitOrder(part: Part): Part {
  const order = part.symbols.map((_, i) => i).sort((a, b) => compareText(part.symbols[a]!, part.symbols[b]!));
  if (order.every((from, to) => from === to)) return part;
  const rearranged = (column: Float64Array): Float64Array => {
    const pieces = order.map((i) => column.subarray(part.starts[i]!, part.starts[i + 1]!));
    const out = new Float64Array(column.length);
    let at = 0;
    for (const piece of pieces) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  };
  const starts = new Uint32Array(part.starts.length);
  order.forEach((from, to) => {
    starts[to + 1] = starts[to]! + part.starts[from + 1]! - part.starts[from]!;
  });
  return {
    name: part.name,
    symbols: order.map((i) => part.symbols[i]!),
    starts,
    times: rearranged(part.times),
    fields: new Map([...part.fields].map(([name, column]) => [name, rearranged(column)])),
  };
}

export async function readInstruments(db: ClickHouse, content: string): Promise<readonly Instrument[]> {
  const answer = await db.rows("SELECT * FROM instruments WHERE content = {content:String}", { content });
  const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value));
  return answer
    .map((row) => {
      const groups = row.groups as Readonly<Record<string, string>>;
      return {
        symbol: String(row.symbol),
        sector: row.sector === null ? null : String(row.sector),
        listed: numberOrNull(row.listed),
        delisted: numberOrNull(row.delisted),
        ...(Object.keys(groups).length > 0 ? { groups } : {}),
      };
    })
    .sort((a, b) => compareText(a.symbol, b.symbol));
}

/** Markets with equal instruments share them: what is whole is never written twice. */
export async function writeInstruments(db: ClickHouse, content: string, list: readonly Instrument[]): Promise<void> {
  if (instrumentsHash(await readInstruments(db, content)) === content) return;
  await db.run(`ALTER TABLE instruments DROP PARTITION '${content}'`);
  await db.insert(
    "instruments",
    list.map((one) => ({ ...one, groups: one.groups ?? {}, content })),
  );
}

export async function readFactors(db: ClickHouse, content: string): Promise<readonly AdjustmentFactor[]> {
  const where = "FROM factors WHERE content = {content:String}";
  const names = await db.rows(`SELECT toString(symbol) AS name ${where} ORDER BY name, ts`, { content });
  const columns = await db.doubles(
    `SELECT toFloat64(toUnixTimestamp64Milli(ts)) AS ms, price_factor, split_factor ${where} ORDER BY toString(symbol), ts`,
    { content },
  );
  return names
    .map((row, i) => ({
      symbol: String(row.name),
      ts: columns.get("ms")![i]!,
      priceFactor: columns.get("price_factor")![i]!,
      splitFactor: columns.get("split_factor")![i]!,
    }))
    .sort((a, b) => compareText(a.symbol, b.symbol) || a.ts - b.ts);
}

export async function writeFactors(db: ClickHouse, content: string, list: readonly AdjustmentFactor[]): Promise<void> {
  if (factorsHash(await readFactors(db, content)) === content) return;
  await db.run(`ALTER TABLE factors DROP PARTITION '${content}'`);
  const stretches = list.map((one) => ({
    key: one.symbol,
    columns: [one.ts, one.priceFactor, one.splitFactor].map((value) => Float64Array.of(value)),
  }));
  await db.insertDoubles(
    (source) =>
      `INSERT INTO factors SELECT '${content}', key, fromUnixTimestamp64Milli(toInt64(c1), 'UTC'), c2, c3 FROM ${source}`,
    stretches,
  );
}
