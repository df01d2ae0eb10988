// One thread of a pool as its owner sees it: what it holds, what it does, and how its end is told.
import { Worker } from "node:worker_threads";
import { QraftError } from "#engine/core";
import type { Order, Report } from "./messages.ts";
import type { Running } from "./running.ts";

export interface Thread {
  /** Its place in the pool. */
  readonly place: number;
  readonly worker: Worker;
  ready: boolean;
  ended: boolean;
  busy: { readonly run: Running; readonly part: number } | null;
  /** Runs and panels that it was told of. */
  readonly runs: Set<number>;
  readonly panels: Set<number>;
}

export function startThread(
  place: number,
  file: URL,
  listen: {
    readonly hear: (thread: Thread, report: Report) => void;
    readonly lose: (thread: Thread, thrown: unknown) => void;
  },
): Thread {
  const worker = new Worker(file, { name: `qraft-worker-${place + 1}`, execArgv: [] });
  const thread: Thread = {
    place,
    worker,
    ready: false,
    ended: false,
    busy: null,
    runs: new Set(),
    panels: new Set(),
  };
  worker.on("message", (report: Report) => listen.hear(thread, report));
  worker.on("error", (thrown) => listen.lose(thread, thrown));
  worker.on("messageerror", (thrown) => listen.lose(thread, thrown));
  worker.on("exit", (code) => listen.lose(thread, new Error(`it stopped with exit code ${code}`)));
  return thread;
}

export function tellThread(thread: Thread, order: Order): void {
  if (!thread.ended) thread.worker.postMessage(order);
}

/** Where a thread was when it ended, and why. */
export function lostThread(thread: Thread, pool: { readonly size: number; readonly reason: string }): QraftError {
  return new QraftError(
    "worker-died",
    `Worker ${thread.place + 1} of ${pool.size} ended ${whereabouts(thread)}: ${pool.reason}.`,
    "Try again; when it happens twice, use one worker or a smaller budget, since memory is the usual reason.",
    75,
  );
}

function whereabouts({ ready, busy }: Thread): string {
  if (!ready) return "while it started";
  if (busy === null) return "while it had nothing to do";
  const { job, parts } = busy.run.given;
  return `while it worked on part ${busy.part + 1} of ${parts.length} of the job "${job}"`;
}
