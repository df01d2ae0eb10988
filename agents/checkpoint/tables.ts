// The tables of graph state in SQLite, and the one way to change them: a transaction whose failure names the next step.
import type { DatabaseSync } from "node:sqlite";
import { QraftError } from "#engine/core";

const tables = `
CREATE TABLE IF NOT EXISTS graph_checkpoints (
  thread TEXT NOT NULL, ns TEXT NOT NULL, id TEXT NOT NULL, parent TEXT,
  head TEXT NOT NULL, sources TEXT NOT NULL, metadata TEXT NOT NULL,
  PRIMARY KEY (thread, ns, id)
) STRICT;
CREATE TABLE IF NOT EXISTS graph_values (
  thread TEXT NOT NULL, ns TEXT NOT NULL, channel TEXT NOT NULL, version TEXT NOT NULL, checkpoint TEXT NOT NULL,
  type TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (thread, ns, channel, version, checkpoint)
) STRICT;
CREATE TABLE IF NOT EXISTS graph_writes (
  thread TEXT NOT NULL, ns TEXT NOT NULL, checkpoint TEXT NOT NULL, task TEXT NOT NULL, idx INTEGER NOT NULL,
  channel TEXT NOT NULL, type TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (thread, ns, checkpoint, task, idx)
) STRICT;
CREATE TABLE IF NOT EXISTS graph_claims (
  thread TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL
) STRICT;`;

export function createGraphTables(db: DatabaseSync): void {
  naming("graph tables", () => db.exec(tables));
}

/** All or nothing. IMMEDIATE, so that two processes queue here instead of failing halfway. */
export function inTransaction<T>(db: DatabaseSync, what: string, work: () => T): T {
  return naming(what, () => {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (thrown) {
      // A full disk makes SQLite roll back by itself; rolling back twice would hide the reason.
      if (db.isTransaction) db.exec("ROLLBACK");
      throw thrown;
    }
  });
}

function naming<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storageError(thrown, what) ?? thrown;
  }
}

/** The primary SQLite result codes a person can do something about. */
function storageError(thrown: unknown, what: string): QraftError | null {
  if (!(thrown instanceof Error) || !("errcode" in thrown) || typeof thrown.errcode !== "number") return null;
  const says = `Cannot save the ${what}: ${thrown.message}.`;
  switch (thrown.errcode & 0xff) {
    case 5:
    case 6:
      return new QraftError("state-busy", says, "Another process writes to this workspace; try again.", 75, thrown);
    case 8:
      return new QraftError("state-read-only", says, "Make the workspace writable, or choose another.", 2, thrown);
    case 10:
    case 13:
      return new QraftError(
        "state-disk",
        says,
        "Free some disk space, then resume the run; nothing is lost.",
        75,
        thrown,
      );
    case 11:
    case 26:
      return new QraftError("state-damaged", says, "The state file is damaged; restore it from a copy.", 1, thrown);
    default:
      return null;
  }
}
