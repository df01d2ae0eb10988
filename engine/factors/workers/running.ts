// A run that a pool has taken on: which parts are still to be handed out, and how it ends.
import { QraftError } from "#engine/core";
import type { Panel } from "#engine/panel";

/** One call of a job by name; `runJob` is the typed way to make one. */
export interface PoolRun {
  readonly job: string;
  readonly panel: Panel;
  readonly shared: unknown;
  readonly parts: readonly unknown[];
  /** Called in the owner's thread as answers arrive, in any order. */
  readonly onAnswer?: ((answer: unknown, place: number) => void) | undefined;
  readonly onNote?: ((note: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Running {
  readonly id: number;
  readonly given: PoolRun;
  readonly panel: number;
  readonly answers: unknown[];
  /** The next part to hand out. */
  next: number;
  left: number;
  over: boolean;
  readonly resolve: (answers: readonly unknown[]) => void;
  readonly reject: (error: QraftError) => void;
  /** Called when the caller's signal stops the run. */
  readonly stop: () => void;
}

/** What a caller hears that stopped a run itself. */
export function stopped(run: { readonly job: string }): QraftError {
  return new QraftError("aborted", `The job "${run.job}" was stopped before it was done.`, "Start it again.", 75);
}
