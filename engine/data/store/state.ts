// Small transactional state of a workspace in SQLite: seals, openings, runs, ledger, replies, chats. One transaction per call.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { fault, QraftError } from "#engine/core";
import type { Opening, Seal } from "../bar.ts";
import { sqliteProblem } from "./problems.ts";
import { isBehind, migrateState } from "./state-schema.ts";

export interface RunRow {
  readonly id: string;
  readonly status: string;
  readonly goal: string;
  readonly market: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Any JSON the caller wants back. */
  readonly config: unknown;
}

/** One link of a run's chain as stored; body is canonical JSON. */
export interface LedgerRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
  /** When it was stored; not part of the chain. */
  readonly at: string;
}

export interface RecordedOpening extends Opening {
  readonly at: string;
}

export interface Thread {
  readonly id: string;
  readonly title: string;
  readonly at: string;
}

export interface Message {
  readonly seq: number;
  readonly role: string;
  readonly body: unknown;
  readonly at: string;
}

export interface Artifact {
  readonly run: string;
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly at: string;
}

type Row = Readonly<Record<string, unknown>>;

function openFile(file: string, readOnly: boolean): DatabaseSync {
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(file, { readOnly, timeout: 5000 });
  } catch (thrown) {
    throw sqliteProblem(thrown, file);
  }
  try {
    // Begun and never finished, or written by an earlier version: its tables are made first.
    if (readOnly && isBehind(db)) {
      db.close();
      return openFile(file, false);
    }
    if (!readOnly) {
      db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;",
      );
      migrateState(db, file);
    }
    db.prepare("SELECT count(*) FROM runs").get();
    return db;
  } catch (thrown) {
    if (db.isOpen) db.close();
    throw sqliteProblem(thrown, file);
  }
}

/** State that truly lives on; every method is one transaction that is on disk when it returns. */
export class StateDb {
  readonly db: DatabaseSync;
  readonly file: string;

  constructor(workspace: string, options: { readonly readOnly?: boolean } = {}) {
    this.file = join(workspace, "state.sqlite");
    const readOnly = options.readOnly === true && existsSync(this.file);
    this.db = openFile(this.file, readOnly);
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  /** Runs work in one transaction: all of it is stored, or none. */
  transact<T>(work: () => T): T {
    if (this.db.isTransaction) return work();
    try {
      this.db.exec("BEGIN IMMEDIATE");
      const result = work();
      this.db.exec("COMMIT");
      return result;
    } catch (thrown) {
      if (this.db.isTransaction) this.db.exec("ROLLBACK");
      throw sqliteProblem(thrown, this.file);
    }
  }

  // Seals and openings

  /** Idempotent per run and market; a run cannot move its seal. */
  seal(seal: Seal): void {
    this.transact(() => {
      const [known] = this.rows("SELECT from_ms FROM seals WHERE market = ? AND run = ?", seal.market, seal.run);
      if (known !== undefined && known.from_ms === seal.from) return;
      if (known !== undefined) {
        throw new QraftError(
          "seal-fixed",
          `Run ${seal.run} has already sealed ${seal.market} from ${dayOf(Number(known.from_ms))}; it cannot move the seal to ${dayOf(seal.from)}.`,
          "Start a new run for another split.",
          3,
        );
      }
      this.change("INSERT INTO seals VALUES (?, ?, ?, ?)", seal.market, seal.run, seal.from, now());
    });
  }

  /** The effective seal of a market: the earliest one on record. */
  sealOf(market: string): Seal | null {
    const [row] = this.rows("SELECT * FROM seals WHERE market = ? ORDER BY from_ms, rowid LIMIT 1", market);
    return row === undefined ? null : { market, run: String(row.run), from: Number(row.from_ms) };
  }

  /** Records an opening, once per candidate and market, and only where the run sealed the market itself. */
  open(opening: Opening): RecordedOpening {
    return this.transact(() => {
      const { market, candidate, run, from } = opening;
      const [known] = this.rows("SELECT * FROM openings WHERE market = ? AND candidate = ?", market, candidate);
      if (known !== undefined) {
        throw new QraftError(
          "holdout-already-opened",
          `Candidate ${candidate} has already opened the holdout of ${market}, in run ${String(known.run)}.`,
          "Each candidate opens it once; the result of that opening is on record.",
          3,
        );
      }
      const [sealed] = this.rows("SELECT from_ms FROM seals WHERE market = ? AND run = ?", market, run);
      const effective = this.sealOf(market);
      if (sealed === undefined || sealed.from_ms !== from || effective === null || from < effective.from) {
        throw new QraftError(
          "holdout-not-sealed",
          `Run ${run} has no seal on ${market} from ${dayOf(from)} that an opening could open.`,
          "Seal the holdout when the run begins, at or after the market's earliest seal.",
          3,
        );
      }
      const at = now();
      this.change(
        "INSERT INTO openings (market, candidate, run, from_ms, at) VALUES (?, ?, ?, ?, ?)",
        market,
        candidate,
        run,
        from,
        at,
      );
      return { ...opening, at };
    });
  }

  /** In the order in which they were made. */
  openings(market: string): readonly RecordedOpening[] {
    return this.rows("SELECT * FROM openings WHERE market = ? ORDER BY seq", market).map((row) => ({
      run: String(row.run),
      candidate: String(row.candidate),
      market,
      from: Number(row.from_ms),
      at: String(row.at),
    }));
  }

  openingOf(market: string, candidate: string): RecordedOpening | null {
    return this.openings(market).find((opening) => opening.candidate === candidate) ?? null;
  }

  // Runs

  /** Adds a run, or replaces its status, goal and config; the start time stays. */
  putRun(run: Omit<RunRow, "startedAt" | "updatedAt">): RunRow {
    const at = now();
    this.transact(() =>
      this.change(
        `INSERT INTO runs (id, status, goal, market, started_at, updated_at, config) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET status = excluded.status, goal = excluded.goal, market = excluded.market,
           updated_at = excluded.updated_at, config = excluded.config`,
        ...[run.id, run.status, run.goal, run.market, at, at, JSON.stringify(run.config)],
      ),
    );
    const stored = this.getRun(run.id);
    if (stored === null) throw fault(`Run ${run.id} was stored but cannot be read.`);
    return stored;
  }

  getRun(id: string): RunRow | null {
    const [row] = this.rows("SELECT * FROM runs WHERE id = ?", id);
    return row === undefined ? null : runOf(row);
  }

  /** Newest first. */
  listRuns(): readonly RunRow[] {
    return this.rows("SELECT * FROM runs ORDER BY started_at DESC, rowid DESC").map(runOf);
  }

  // Ledger

  /** Appends one row or several in one transaction; each must follow the last stored one of its run. */
  appendLedger(run: string, rows: Omit<LedgerRow, "at"> | readonly Omit<LedgerRow, "at">[]): void {
    const list = "seq" in rows ? [rows] : rows;
    this.transact(() => {
      const [last] = this.rows("SELECT seq, hash FROM ledger WHERE run = ? ORDER BY seq DESC LIMIT 1", run);
      let seq = last === undefined ? -1 : Number(last.seq);
      let head = last === undefined ? null : String(last.hash);
      for (const row of list) {
        if (row.seq !== seq + 1 || (head !== null && row.prev !== head)) {
          throw new QraftError(
            "ledger-gap",
            `Record ${row.seq} does not follow record ${seq} of run ${run}.`,
            "Another process writes the same run; resume it once that process has ended.",
            75,
          );
        }
        this.change(
          "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          ...[run, row.seq, row.id, row.kind, row.body, row.prev, row.hash, now()],
        );
        seq = row.seq;
        head = row.hash;
      }
    });
  }

  ledger(run: string): readonly LedgerRow[] {
    return this.rows("SELECT * FROM ledger WHERE run = ? ORDER BY seq", run).map((row) => ({
      seq: Number(row.seq),
      id: String(row.id),
      kind: String(row.kind),
      body: String(row.body),
      prev: String(row.prev),
      hash: String(row.hash),
      at: String(row.at),
    }));
  }

  /** Runs whose ledger holds a record with this id, oldest first. */
  runsWithRecord(id: string): readonly string[] {
    return this.rows(
      "SELECT DISTINCT l.run FROM ledger l LEFT JOIN runs r ON r.id = l.run WHERE l.id = ? ORDER BY r.started_at, l.run",
      id,
    ).map((row) => String(row.run));
  }

  // Replies of the model, by run, hash of the request, and turn (the same request asked again)

  putReply(run: string, request: string, reply: { readonly turn: number; readonly body: unknown }): void {
    this.transact(() =>
      this.change(
        "INSERT INTO replies VALUES (?, ?, ?, ?, ?) ON CONFLICT (run, request, turn) DO NOTHING",
        ...[run, request, reply.turn, JSON.stringify(reply.body), now()],
      ),
    );
  }

  getReply(run: string, request: string, turn: number): unknown {
    const [row] = this.rows("SELECT reply FROM replies WHERE run = ? AND request = ? AND turn = ?", run, request, turn);
    return row === undefined ? null : JSON.parse(String(row.reply));
  }

  countReplies(run: string): number {
    return Number(this.rows("SELECT count(*) AS n FROM replies WHERE run = ?", run)[0]?.n ?? 0);
  }

  // Chats

  putThread(id: string, title: string): void {
    this.transact(() =>
      this.change(
        "INSERT INTO threads VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title",
        ...[id, title, now()],
      ),
    );
  }

  listThreads(): readonly Thread[] {
    return this.rows("SELECT * FROM threads ORDER BY at DESC, rowid DESC").map((row) => ({
      id: String(row.id),
      title: String(row.title),
      at: String(row.at),
    }));
  }

  /** Appends to a thread and gives the message's place in it. */
  appendMessage(thread: string, role: string, body: unknown): number {
    return this.transact(() => {
      const [row] = this.rows("SELECT coalesce(max(seq), -1) + 1 AS seq FROM messages WHERE thread = ?", thread);
      const seq = Number(row?.seq ?? 0);
      this.change("INSERT INTO messages VALUES (?, ?, ?, ?, ?)", thread, seq, role, JSON.stringify(body), now());
      return seq;
    });
  }

  messages(thread: string): readonly Message[] {
    return this.rows("SELECT * FROM messages WHERE thread = ? ORDER BY seq", thread).map((row) => ({
      seq: Number(row.seq),
      role: String(row.role),
      body: JSON.parse(String(row.body)),
      at: String(row.at),
    }));
  }

  // Files that a run wrote, and settings

  putArtifact(artifact: Omit<Artifact, "at">): void {
    this.transact(() =>
      this.change(
        "INSERT OR REPLACE INTO artifacts VALUES (?, ?, ?, ?, ?)",
        ...[artifact.run, artifact.name, artifact.path, artifact.sha256, now()],
      ),
    );
  }

  artifacts(run: string): readonly Artifact[] {
    return this.rows("SELECT * FROM artifacts WHERE run = ? ORDER BY name", run).map((row) => ({
      run,
      name: String(row.name),
      path: String(row.path),
      sha256: String(row.sha256),
      at: String(row.at),
    }));
  }

  putSetting(name: string, value: unknown): void {
    this.transact(() => this.change("INSERT OR REPLACE INTO settings VALUES (?, ?)", name, JSON.stringify(value)));
  }

  getSetting(name: string): unknown {
    const [row] = this.rows("SELECT value FROM settings WHERE name = ?", name);
    return row === undefined ? null : JSON.parse(String(row.value));
  }

  /** Settings whose name begins with a prefix, by the rest of their name. */
  settings(prefix: string): ReadonlyMap<string, unknown> {
    const found = this.rows("SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?", prefix.length, prefix);
    return new Map(found.map((row) => [String(row.name).slice(prefix.length), JSON.parse(String(row.value))]));
  }

  private rows(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    try {
      return this.db.prepare(sql).all(...values);
    } catch (thrown) {
      throw sqliteProblem(thrown, this.file);
    }
  }

  private change(sql: string, ...values: readonly SQLInputValue[]): void {
    this.db.prepare(sql).run(...values);
  }
}

function runOf(row: Row): RunRow {
  return {
    id: String(row.id),
    status: String(row.status),
    goal: String(row.goal),
    market: String(row.market),
    startedAt: String(row.started_at),
    updatedAt: String(row.updated_at),
    config: JSON.parse(String(row.config)),
  };
}

function now(): string {
  return new Date().toISOString();
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
