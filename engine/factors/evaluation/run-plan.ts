// A plan carried out: here, or by the threads of a pool with this one as the owner of the columns.
import { type QraftError, toQraftError } from "#engine/core";
import { type Column, columnOf, newColumn, type Panel } from "#engine/panel";
import type { WorkerPool } from "../workers/pool.ts";
import { stopped } from "../workers/running.ts";
import { type EvaluationShare, evaluateJob } from "./evaluate-job.ts";
import { groupsOf } from "./groups.ts";
import type { BatchOptions } from "./options.ts";
import { isOwners, type Plan, type Step } from "./plan.ts";
import { finishChunk, isReady, newProgress, type Progress, stopAll } from "./progress.ts";
import { chunksOf, stepRunner } from "./workbench.ts";

interface Owner {
  readonly plan: Plan;
  readonly panel: Panel;
  readonly options: BatchOptions;
  readonly buffers: (buffer: number) => Column;
  readonly results: Column[];
}

/** The columns of the formulas; none when they are handed out. */
export async function runPlan(plan: Plan, panel: Panel, options: BatchOptions): Promise<readonly Column[]> {
  checkNames(plan, panel);
  const owner: Owner = { plan, panel, options, buffers: bufferKeeper(panel), results: [] };
  if (options.pool === undefined) await runHere(owner);
  else await runInPool(owner, options.pool);
  return owner.results;
}

/**
 * A whole plan in this thread, without budget or waiting.
 *
 * With `take`, each column is handed over as it is complete, and used again afterwards; else all are returned.
 */
export function runPlanAtOnce(
  plan: Plan,
  panel: Panel,
  take?: (root: number, column: Column) => void,
): readonly Column[] {
  checkNames(plan, panel);
  const buffers = bufferKeeper(panel);
  const runner = stepRunner({ panel, buffer: buffers }, 1);
  const results: Column[] = [];
  for (const step of plan.steps) {
    if (step.kind === "deliver") {
      const column = buffers(step.buffer);
      for (const root of step.roots) {
        if (take === undefined) results[root] = column;
        else take(root, column);
      }
    }
    if (isOwners(step)) continue;
    const chunks = chunksOf(step, panel, 1);
    for (let chunk = 0; chunk < chunks; chunk++) runner.run(step, chunk);
  }
  return results;
}

/** Names are checked before anything is computed. */
function checkNames(plan: Plan, panel: Panel): void {
  for (const field of plan.fields) columnOf(panel, field);
  for (const group of plan.groups) groupsOf(panel, group);
}

function bufferKeeper(panel: Panel): (buffer: number) => Column {
  const cells = panel.symbols.length * panel.times.length;
  const buffers: Column[] = [];
  return (buffer) => {
    buffers[buffer] ??= newColumn(cells);
    return buffers[buffer];
  };
}

async function runHere(owner: Owner): Promise<void> {
  const { plan, panel, options, buffers } = owner;
  const runner = stepRunner({ panel, buffer: buffers }, 1);
  for (const step of plan.steps) {
    if (options.signal?.aborted === true) throw stopped({ job: evaluateJob.name });
    if (isOwners(step)) {
      await doOwners(step, owner);
      continue;
    }
    const chunks = chunksOf(step, panel, 1);
    for (let chunk = 0; chunk < chunks; chunk++) runner.run(step, chunk);
    if (options.signal !== undefined) await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

async function runInPool(owner: Owner, pool: WorkerPool): Promise<void> {
  const { plan, panel, options } = owner;
  const progress = newProgress(plan.steps.map((step) => (isOwners(step) ? 1 : chunksOf(step, panel, pool.size))));
  const bell = newBell();
  const threads: Threads = { over: null };
  const parts = Array.from({ length: pool.size }, (_, part) => part);
  const shared = shareOf(owner, { progress, threads: pool.size });
  const ended = pool
    .run({ job: evaluateJob.name, panel, shared, parts, onNote: bell.ring, signal: options.signal })
    .catch((thrown: unknown) => {
      threads.over = toQraftError(thrown);
      stopAll(progress);
      bell.ring();
    });
  try {
    for (const [at, step] of plan.steps.entries()) {
      if (!isOwners(step)) continue;
      while (threads.over === null && !isReady(progress, step)) await bell.next();
      if (threads.over !== null) break;
      await doOwners(step, owner);
      finishChunk(progress, at);
    }
  } catch (thrown) {
    stopAll(progress);
    await ended;
    throw thrown;
  }
  await ended;
  if (threads.over !== null) throw threads.over;
}

interface Threads {
  /** Why the threads ended before their work was done. */
  over: QraftError | null;
}

function shareOf(
  { plan, buffers }: Owner,
  run: { readonly progress: Progress; readonly threads: number },
): EvaluationShare {
  const awaited = new Set(plan.steps.filter(isOwners).flatMap((step) => step.after));
  return {
    ...run,
    plan,
    buffers: Array.from({ length: plan.buffers }, (_, buffer) => buffers(buffer)),
    awaited: [...awaited].filter((step) => !isOwners(plan.steps[step]!)),
  };
}

/** Lets one side wait until the other has something to say; a ring that nobody heard is heard by the next who waits. */
function newBell(): { readonly ring: () => void; readonly next: () => Promise<void> } {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    next: async () => {
      await rung.promise;
      rung = Promise.withResolvers<void>();
    },
  };
}

async function doOwners(step: Step, { options, buffers, results }: Owner): Promise<void> {
  if (step.kind === "deliver") {
    const column = buffers(step.buffer);
    for (const root of step.roots) {
      if (options.onColumn === undefined) results[root] = column;
      else await options.onColumn(root, column);
    }
  } else if (step.kind === "write") {
    await options.spill?.write(step.key, buffers(step.buffer));
  } else if (step.kind === "read") {
    await options.spill?.read(step.key, buffers(step.buffer));
  }
}
