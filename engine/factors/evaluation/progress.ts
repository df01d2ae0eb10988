// How far a plan is, in memory that all threads share: pieces handed out and done per step, and whether to stop.
import type { Step } from "./plan.ts";

/** Waiting is looked after this often (ms), should a wake-up be missed. */
const patienceMs = 500;

export interface Progress {
  readonly cells: Int32Array;
  /** Pieces of each step; an owner's step has one. */
  readonly chunks: readonly number[];
}

export function newProgress(chunks: readonly number[]): Progress {
  return { cells: new Int32Array(new SharedArrayBuffer((1 + 2 * chunks.length) * 4)), chunks };
}

/** The next piece of a step; at or above its number of pieces when none is left. */
export function takeChunk({ cells }: Progress, step: number): number {
  return Atomics.add(cells, 1 + 2 * step, 1);
}

/** True when no piece of a step is left to take. */
export function isTaken({ cells, chunks }: Progress, step: number): boolean {
  return Atomics.load(cells, 1 + 2 * step) >= chunks[step]!;
}

/** Counts a piece; true when it was the last one. */
export function finishChunk({ cells, chunks }: Progress, step: number): boolean {
  const last = Atomics.add(cells, 2 + 2 * step, 1) + 1 === chunks[step];
  if (last) Atomics.notify(cells, 2 + 2 * step);
  return last;
}

export function isDone({ cells, chunks }: Progress, step: number): boolean {
  return Atomics.load(cells, 2 + 2 * step) >= chunks[step]!;
}

export function isReady(progress: Progress, step: Step): boolean {
  return step.after.every((other) => isDone(progress, other));
}

/** Blocks this thread until a step may begin; false when the work was stopped. */
export function awaitReady(progress: Progress, step: Step): boolean {
  const { cells, chunks } = progress;
  for (const other of step.after) {
    for (;;) {
      if (isStopped(progress)) return false;
      const done = Atomics.load(cells, 2 + 2 * other);
      if (done >= chunks[other]!) break;
      Atomics.wait(cells, 2 + 2 * other, done, patienceMs);
    }
  }
  return !isStopped(progress);
}

export function isStopped({ cells }: Progress): boolean {
  return Atomics.load(cells, 0) !== 0;
}

export function stopAll({ cells, chunks }: Progress): void {
  Atomics.store(cells, 0, 1);
  for (let step = 0; step < chunks.length; step++) Atomics.notify(cells, 2 + 2 * step);
}
