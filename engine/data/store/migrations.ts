// The tables, as numbered steps. A step that has been released is never edited; a change is a new step.

import { type ClickHouse, carrierTable } from "./clickhouse.ts";
import { corrupt } from "./problems.ts";

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** Parts reach the disk before an insert is acknowledged. */
export const durable = "SETTINGS fsync_after_insert = 1, fsync_part_directory = 1";

/** Free bytes before any table is defined or changed. */
export const definitionRoom = 16_000_000;

const migrations: readonly Migration[] = [
  {
    version: 1,
    name: "snapshots, instruments, factors",
    statements: [
      `CREATE TABLE IF NOT EXISTS snapshots (
        market String,
        version UInt32,
        hash FixedString(64),
        manifest String,
        source String,
        imported_at DateTime64(3, 'UTC') DEFAULT now64(3)
      ) ENGINE = MergeTree ORDER BY (market, version) ${durable}`,
      `CREATE TABLE IF NOT EXISTS instruments (
        content FixedString(64),
        symbol String,
        sector Nullable(String),
        groups Map(String, String),
        listed Nullable(Int64),
        delisted Nullable(Int64)
      ) ENGINE = MergeTree PARTITION BY content ORDER BY symbol ${durable}`,
      `CREATE TABLE IF NOT EXISTS factors (
        content FixedString(64),
        symbol LowCardinality(String),
        ts DateTime64(3, 'UTC'),
        price_factor Float64,
        split_factor Float64
      ) ENGINE = MergeTree PARTITION BY content ORDER BY (symbol, ts) ${durable}`,
      `CREATE TABLE IF NOT EXISTS ${carrierTable} (key String, columns Array(String)) ENGINE = Memory`,
      `CREATE VIEW IF NOT EXISTS markets AS
        SELECT market, max(version) AS version, argMax(hash, snapshots.version) AS hash,
          JSONExtractString(argMax(manifest, snapshots.version), 'info', 'frequency') AS frequency,
          JSONExtractString(argMax(manifest, snapshots.version), 'info', 'currency') AS currency
        FROM snapshots GROUP BY market`,
    ],
  },
  {
    version: 2,
    name: "ledger",
    statements: [
      `CREATE TABLE IF NOT EXISTS ledger (
        run String,
        seq UInt32,
        id FixedString(64),
        kind LowCardinality(String),
        body String,
        prev String,
        hash String,
        at DateTime64(3, 'UTC')
      ) ENGINE = MergeTree ORDER BY (run, seq) ${durable}`,
    ],
  },
];

/** Brings the tables to the newest step; refuses a store that a newer version has written. */
export async function migrate(clickhouse: ClickHouse, place: string): Promise<void> {
  const at = await currentVersion(clickhouse);
  const newest = migrations.at(-1)?.version ?? 0;
  if (at > newest) throw corrupt(place, `its tables have version ${at}, this program knows ${newest}`);
  const ahead = migrations.filter(({ version }) => version > at);
  if (ahead.length > 0) clickhouse.requireRoom(definitionRoom);
  for (const step of ahead) {
    for (const statement of step.statements) await clickhouse.run(statement);
    await clickhouse.insert("schema_version", [{ version: step.version, name: step.name }]);
  }
}

async function currentVersion(clickhouse: ClickHouse): Promise<number> {
  const known = await clickhouse.rows(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'schema_version'",
  );
  if (known.length === 0) {
    clickhouse.requireRoom(definitionRoom);
    await clickhouse.run(
      `CREATE TABLE schema_version (
        version UInt32, name String, applied_at DateTime DEFAULT now()
      ) ENGINE = MergeTree ORDER BY version ${durable}`,
    );
  }
  const answer = await clickhouse.rows("SELECT max(version) AS version FROM schema_version");
  return Number(answer[0]?.version ?? 0);
}
