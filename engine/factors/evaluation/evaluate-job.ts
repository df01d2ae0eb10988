// The job of a thread in an evaluation: step by step, whatever pieces nobody else has taken.
import type { Column } from "#engine/panel";
import type { Job } from "../workers/job.ts";
import { isOwners, type Plan } from "./plan.ts";
import { awaitReady, finishChunk, isReady, isStopped, isTaken, type Progress, stopAll, takeChunk } from "./progress.ts";
import { type StepRunner, stepRunner } from "./workbench.ts";

export interface EvaluationShare {
  readonly plan: Plan;
  readonly buffers: readonly Column[];
  readonly progress: Progress;
  readonly threads: number;
  /** Steps whose end the owner waits for. */
  readonly awaited: readonly number[];
}

/** Steps that a thread looks ahead for work when the next one has to wait. */
const lookahead = 32;

/** One part per thread; each thread alone could do everything, so none waits for one that has not begun. */
export const evaluateJob: Job<number, EvaluationShare, null> = {
  name: "evaluate",
  run: (_part, { panel, shared, tell }) => {
    const { plan, buffers, progress, threads } = shared;
    const runner = stepRunner({ panel, buffer: (buffer) => buffers[buffer]! }, threads);
    const awaited = new Set(shared.awaited);
    try {
      for (let first = firstOpen(shared, 0); first < plan.steps.length; first = firstOpen(shared, first)) {
        const at = firstReady(shared, first);
        if (at === null && !awaitReady(progress, plan.steps[first]!)) return null;
        if (isStopped(progress)) return null;
        if (at !== null && workOn(at, { shared, runner }) && awaited.has(at)) tell(at);
      }
    } catch (thrown) {
      stopAll(progress);
      throw thrown;
    }
    return null;
  },
};

/** The first step that still has pieces to take. */
function firstOpen({ plan, progress }: EvaluationShare, from: number): number {
  let at = from;
  while (at < plan.steps.length && (isOwners(plan.steps[at]!) || isTaken(progress, at))) at++;
  return at;
}

/** The first step from here on that has pieces to take and need not wait. */
function firstReady({ plan, progress }: EvaluationShare, from: number): number | null {
  for (let at = from; at < Math.min(from + lookahead, plan.steps.length); at++) {
    const step = plan.steps[at]!;
    if (!isOwners(step) && !isTaken(progress, at) && isReady(progress, step)) return at;
  }
  return null;
}

/** True when this thread did the last piece. */
function workOn(at: number, work: { readonly shared: EvaluationShare; readonly runner: StepRunner }): boolean {
  const { plan, progress } = work.shared;
  const step = plan.steps[at]!;
  let last = false;
  for (;;) {
    const chunk = takeChunk(progress, at);
    if (chunk >= progress.chunks[at]! || isStopped(progress)) return last;
    work.runner.run(step, chunk);
    if (finishChunk(progress, at)) last = true;
  }
}
