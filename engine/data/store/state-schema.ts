// The tables of the state file, as numbered steps kept in user_version. A released step is never edited.
import type { DatabaseSync } from "node:sqlite";
import { corrupt } from "./problems.ts";

const steps: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE seals (
    market TEXT NOT NULL, run TEXT NOT NULL, from_ms REAL NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (market, run)
  ) STRICT;
  CREATE TABLE openings (
    seq INTEGER PRIMARY KEY, market TEXT NOT NULL, candidate TEXT NOT NULL, run TEXT NOT NULL,
    from_ms REAL NOT NULL, at TEXT NOT NULL, UNIQUE (market, candidate)
  ) STRICT;
  CREATE TABLE runs (
    id TEXT PRIMARY KEY, status TEXT NOT NULL, goal TEXT NOT NULL, market TEXT NOT NULL,
    started_at TEXT NOT NULL, updated_at TEXT NOT NULL, config TEXT NOT NULL
  ) STRICT;
  CREATE TABLE ledger (
    run TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    prev TEXT NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (run, seq)
  ) STRICT;
  CREATE INDEX ledger_by_id ON ledger (id);
  CREATE TABLE replies (
    run TEXT NOT NULL, request TEXT NOT NULL, turn INTEGER NOT NULL, reply TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (run, request, turn)
  ) STRICT;
  CREATE TABLE threads (id TEXT PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE TABLE messages (
    thread TEXT NOT NULL REFERENCES threads (id), seq INTEGER NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (thread, seq)
  ) STRICT;
  CREATE TABLE artifacts (
    run TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (run, name)
  ) STRICT;
  ${["ledger", "openings", "seals", "replies"].map(appendOnly).join("\n")}
  `,
];

/** What is on record stays on record, whoever holds the connection. */
function appendOnly(table: string): string {
  return ["UPDATE", "DELETE"]
    .map(
      (change) =>
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    )
    .join("\n");
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.user_version ?? 0);
}

export function isBehind(db: DatabaseSync): boolean {
  return versionOf(db) < steps.length;
}

export function migrateState(db: DatabaseSync, file: string): void {
  const at = versionOf(db);
  if (at > steps.length) throw corrupt(file, `its state has version ${at}, this program knows ${steps.length}`);
  steps.slice(at).forEach((step, i) => {
    db.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${at + i + 1}; COMMIT;`);
  });
}
