// One owner per thread: a claim with a lease, refused while its owner lives, taken over once the owner is dead.
import type { DatabaseSync } from "node:sqlite";
import { QraftError } from "#engine/core";
import { createGraphTables, inTransaction } from "./tables.ts";

export interface ClaimOptions {
  /** Names this process and run for good, for example host, process id, start time and run. */
  readonly owner: string;
  /** Milliseconds; the caller's clock. */
  readonly now: number;
  readonly leaseMs: number;
  /** false: certainly dead, take over at once · undefined: cannot tell (another machine), the lease decides. */
  readonly isAlive: (owner: string) => boolean | undefined;
}

export interface ThreadClaim {
  readonly thread: string;
  readonly owner: string;
  /** The dead owner whose claim was taken over, if there was one. */
  readonly tookOverFrom: string | null;
  /** Extends the lease; throws when the claim was lost meanwhile. */
  readonly renew: (now: number) => void;
  readonly release: () => void;
}

/** Makes `owner` the only one who may advance this thread, or throws "thread-claimed" (exit 75). */
export function claimThread(db: DatabaseSync, thread: string, options: ClaimOptions): ThreadClaim {
  createGraphTables(db);
  const { owner, now, leaseMs, isAlive } = options;
  const tookOverFrom = inTransaction(db, `claim on run ${thread}`, () => {
    const held = claimOf(db, thread);
    if (held !== null && isHeld(held, now, isAlive)) throw claimed(thread, held);
    db.prepare("INSERT OR REPLACE INTO graph_claims (thread, owner, until) VALUES (?, ?, ?)").run(
      thread,
      owner,
      now + leaseMs,
    );
    return held?.owner ?? null;
  });
  return {
    thread,
    owner,
    tookOverFrom,
    renew: (at) => {
      inTransaction(db, `claim on run ${thread}`, () => {
        assertClaim(db, thread, owner);
        db.prepare("UPDATE graph_claims SET until = ? WHERE thread = ?").run(at + leaseMs, thread);
      });
    },
    release: () => {
      db.prepare("DELETE FROM graph_claims WHERE thread = ? AND owner = ?").run(thread, owner);
    },
  };
}

/** Throws "thread-lost" unless `owner` still holds the thread: whoever was paused and replaced must not write on. */
export function assertClaim(db: DatabaseSync, thread: string, owner: string): void {
  const held = claimOf(db, thread);
  if (held?.owner === owner) return;
  const found = held === null ? "nobody" : `"${held.owner}"`;
  throw new QraftError(
    "thread-lost",
    `The run ${thread} belongs to ${found} by now, no longer to "${owner}".`,
    "Another process went on with this run after this one stood still; follow it there.",
    75,
  );
}

interface Held {
  readonly owner: string;
  readonly until: number;
}

function claimOf(db: DatabaseSync, thread: string): Held | null {
  const row = db.prepare("SELECT owner, until FROM graph_claims WHERE thread = ?").get(thread);
  return row === undefined ? null : { owner: String(row.owner), until: Number(row.until) };
}

function isHeld(held: Held, now: number, isAlive: ClaimOptions["isAlive"]): boolean {
  return isAlive(held.owner) ?? held.until > now;
}

function claimed(thread: string, held: Held): QraftError {
  return new QraftError(
    "thread-claimed",
    `The run ${thread} is being worked on by "${held.owner}".`,
    "Wait until that process ends or stop it, then resume the run.",
    75,
  );
}
