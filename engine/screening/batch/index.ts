// Screening at scale: many formulas at once, in worker threads, with value duplicates found.
import { openWorkerPool, type WorkerPool } from "#engine/factors";

export { type DuplicateOf, findDuplicates } from "./duplicates.ts";
export { type BatchOptions, type BatchRow, type BatchRun, quickScreens, screenMany } from "./screen-many.ts";
export { sketchOf, type ValueSketch } from "./sketch.ts";

/** Threads that can evaluate and screen; by its own ending, so that sources and the built package both find the file. */
export function openScreeningPool(workers: number): Promise<WorkerPool> {
  return openWorkerPool(
    workers,
    new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url),
  );
}
