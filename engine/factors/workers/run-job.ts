// One job over many parts: in the threads of a pool, or here when there is none. The answers are the same.
import type { Panel } from "#engine/panel";
import { type Job, keeper } from "./job.ts";
import type { WorkerPool } from "./pool.ts";
import { stopped } from "./running.ts";

export interface JobRun<Part, Shared, Answer> {
  readonly panel: Panel;
  /** What all parts need in common. */
  readonly shared: Shared;
  readonly parts: readonly Part[];
  /** Left out: everything runs in this thread, which lets other events in between two parts. */
  readonly pool?: WorkerPool | undefined;
  /** Called in this thread as parts are done, in any order. */
  readonly onAnswer?: ((answer: Answer, place: number) => void) | undefined;
  readonly onNote?: ((note: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a job over every part and gives the answers in the order of the parts.
 *
 * The pool's entry file must have the job in its list. Parts are handed out one by one as threads become free: cut the
 * work into several parts per thread, for example formulas in chunks of 20, neighbours with much in common together.
 * A fault in any part rejects with the QraftError that was thrown there; an aborted signal rejects with code "aborted".
 */
export async function runJob<Part, Shared, Answer>(
  job: Job<Part, Shared, Answer>,
  run: JobRun<Part, Shared, Answer>,
): Promise<readonly Answer[]> {
  if (run.pool === undefined) return runHere(job, run);
  const { panel, shared, parts, onNote, signal } = run;
  const onAnswer = run.onAnswer as ((answer: unknown, place: number) => void) | undefined;
  const answers = await run.pool.run({ job: job.name, panel, shared, parts, onAnswer, onNote, signal });
  return answers as readonly Answer[];
}

async function runHere<Part, Shared, Answer>(
  job: Job<Part, Shared, Answer>,
  run: JobRun<Part, Shared, Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const setting = { panel: run.panel, shared: run.shared, keep: keeper(), tell: (note: unknown) => run.onNote?.(note) };
  for (const [place, part] of run.parts.entries()) {
    if (run.signal?.aborted === true) throw stopped({ job: job.name });
    const answer = job.run(part, setting);
    answers.push(answer);
    run.onAnswer?.(answer, place);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return answers;
}
