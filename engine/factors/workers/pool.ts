// A pool of worker threads that stays warm between runs: parts go to whichever thread is free.
import { fault, QraftError, toQraftError } from "#engine/core";
import { faultFrom, type Report } from "./messages.ts";
import { panelKeeper } from "./panel-keeper.ts";
import { type PoolRun, type Running, stopped } from "./running.ts";
import { lostThread, startThread, type Thread, tellThread } from "./thread.ts";

export interface WorkerPool {
  /** Number of threads. */
  readonly size: number;
  /** Answers in the order of the parts. Rejects with the first fault; parts that have begun come to their end unheard. */
  readonly run: (run: PoolRun) => Promise<readonly unknown[]>;
  /** Ends all threads; runs that are not done are rejected. A pool that is never closed does not keep the process alive. */
  readonly close: () => Promise<void>;
}

/** Threads that a pool may have. */
const mostWorkers = 64;

/** The worker file of this room; by its own ending, so that sources and the built package both find it. */
function ownWorkerFile(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "./main.ts" : "./main.js", import.meta.url);
}

/**
 * Starts `workers` threads and waits until they answer.
 *
 * `file` is the entry file of a worker, for rooms above that have jobs of their own: it calls `serveWorker` with its list.
 * A thread that dies fails the run it worked on, with a located error, and is replaced.
 */
export async function openWorkerPool(workers: number, file: URL = ownWorkerFile()): Promise<WorkerPool> {
  if (!Number.isInteger(workers) || workers < 1 || workers > mostWorkers) {
    throw new QraftError(
      "bad-workers",
      `A pool of ${workers} workers cannot be opened.`,
      `Give a whole number from 1 to ${mostWorkers}; as many as there are free processor cores is a good start.`,
    );
  }
  const pool = new Pool(workers, file);
  try {
    await pool.opened();
  } catch (thrown) {
    await pool.close();
    throw toQraftError(thrown);
  }
  return { size: workers, run: (run) => pool.run(run), close: () => pool.close() };
}

class Pool {
  readonly #file: URL;
  readonly #threads: Thread[];
  readonly #opening = Promise.withResolvers<void>();
  readonly #panels = panelKeeper();
  #runs: readonly Running[] = [];
  #closed = false;
  #counter = 0;

  constructor(size: number, file: URL) {
    this.#file = file;
    this.#threads = Array.from({ length: size }, (_, place) => this.#start(place));
  }

  opened(): Promise<void> {
    return this.#opening.promise;
  }

  run(given: PoolRun): Promise<readonly unknown[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly unknown[]>();
    if (this.#closed) {
      reject(fault(`The job "${given.job}" was given to a pool that is closed.`));
      return promise;
    }
    const left = given.parts.length;
    const running: Running = {
      ...{ id: ++this.#counter, given, panel: this.#panels.take(given.panel) },
      ...{ answers: new Array<unknown>(left), next: 0, left, over: false, resolve, reject },
      stop: () => this.#fail(running, stopped(given)),
    };
    this.#runs = [...this.#runs, running];
    given.signal?.addEventListener("abort", running.stop);
    if (given.signal?.aborted === true) running.stop();
    else if (left === 0) this.#finish(running);
    else this.#dispatch();
    return promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const run of this.#runs) this.#fail(run, fault(`The pool was closed while the job "${run.given.job}" ran.`));
    await Promise.all(
      this.#threads.map(({ worker }) => {
        // An idle thread keeps no process alive, and waiting for its end must: else the process ends before its caller goes on.
        worker.ref();
        return worker.terminate();
      }),
    );
  }

  #start(place: number): Thread {
    return startThread(place, this.#file, {
      hear: (thread, report) => this.#hear(thread, report),
      lose: (thread, thrown) => this.#lose(thread, thrown),
    });
  }

  #hear(thread: Thread, report: Report): void {
    if (report.kind === "ready") {
      thread.ready = true;
      if (this.#threads.every((other) => other.ready)) this.#opening.resolve();
      this.#dispatch();
      return;
    }
    const run = this.#runs.find((candidate) => candidate.id === report.run);
    if (report.kind === "note") {
      if (run !== undefined) this.#callBack(run, () => run.given.onNote?.(report.note));
      return;
    }
    thread.busy = null;
    if (run !== undefined && report.kind === "fault") this.#fail(run, faultFrom(report.fault));
    if (run !== undefined && report.kind === "answer") this.#accept(run, report);
    this.#dispatch();
  }

  #accept(run: Running, { answer, place }: { readonly answer: unknown; readonly place: number }): void {
    run.answers[place] = answer;
    run.left--;
    this.#callBack(run, () => run.given.onAnswer?.(answer, place));
    if (run.left === 0) this.#finish(run);
  }

  /** What the caller's own function throws ends the run. */
  #callBack(run: Running, call: () => void): void {
    try {
      call();
    } catch (thrown) {
      this.#fail(run, toQraftError(thrown));
    }
  }

  #lose(thread: Thread, thrown: unknown): void {
    if (thread.ended) return;
    thread.ended = true;
    if (this.#closed) return;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const error = lostThread(thread, { size: this.#threads.length, reason });
    void thread.worker.terminate();
    if (thread.ready) {
      if (thread.busy !== null) this.#fail(thread.busy.run, error);
      this.#threads[thread.place] = this.#start(thread.place);
      return;
    }
    this.#opening.reject(error);
    for (const run of this.#runs) this.#fail(run, error);
  }

  #dispatch(): void {
    // An answer may still arrive while the threads end; the process waits for these.
    if (this.#closed) return;
    for (const thread of this.#threads) {
      if (!thread.ready || thread.ended || thread.busy !== null) continue;
      const run = this.#runs.find((candidate) => candidate.next < candidate.given.parts.length);
      if (run === undefined) thread.worker.unref();
      else this.#hand(thread, run);
    }
  }

  #hand(thread: Thread, run: Running): void {
    const place = run.next++;
    thread.busy = { run, part: place };
    thread.worker.ref();
    try {
      this.#showPanel(thread, run.panel);
      const { job, shared, parts } = run.given;
      if (!thread.runs.has(run.id)) tellThread(thread, { kind: "begin", run: run.id, job, panel: run.panel, shared });
      thread.runs.add(run.id);
      tellThread(thread, { kind: "part", run: run.id, place, part: parts[place] });
    } catch (thrown) {
      thread.busy = null;
      this.#fail(run, toQraftError(thrown));
    }
  }

  #showPanel(thread: Thread, panel: number): void {
    for (const old of thread.panels) {
      if (this.#panels.holds(old)) continue;
      tellThread(thread, { kind: "forget", panel: old });
      thread.panels.delete(old);
    }
    if (thread.panels.has(panel)) return;
    tellThread(thread, { kind: "panel", panel, of: this.#panels.plain(panel) });
    thread.panels.add(panel);
  }

  #finish(run: Running): void {
    if (run.over) return;
    this.#leave(run);
    run.resolve(run.answers);
  }

  #fail(run: Running, error: QraftError): void {
    if (run.over) return;
    this.#leave(run);
    run.reject(error);
  }

  #leave(run: Running): void {
    run.over = true;
    run.given.signal?.removeEventListener("abort", run.stop);
    this.#runs = this.#runs.filter((other) => other !== run);
    this.#panels.release(run.panel);
    for (const thread of this.#threads)
      if (thread.runs.delete(run.id)) tellThread(thread, { kind: "end", run: run.id });
  }
}
