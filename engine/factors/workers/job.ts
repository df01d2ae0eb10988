// A job: work on parts of a list that threads can share, over one panel. One file and one line in a worker's list per job.
import type { Panel } from "#engine/panel";

/** What a job finds around it. */
export interface JobSetting<Shared> {
  /** The panel of the run; its columns lie in memory that all threads share. Read-only by promise. */
  readonly panel: Panel;
  /** What the caller gave all parts in common; sent once to each thread. Arrays over a SharedArrayBuffer are not copied. */
  readonly shared: Shared;
  /** Makes a value once per thread and run, for preparations that all parts need. */
  readonly keep: <Value>(key: string, make: () => Value) => Value;
  /** Tells the caller something before the part is done. */
  readonly tell: (note: unknown) => void;
}

/**
 * Parts, what they share and the answers are plain data (numbers, texts, arrays, typed arrays): they cross threads.
 * A job must not depend on which thread takes which part, or in which order.
 */
export interface Job<Part, Shared, Answer> {
  readonly name: string;
  readonly run: (part: Part, setting: JobSetting<Shared>) => Answer;
}

/** A job of any types, for lists. */
export type AnyJob = Job<never, never, unknown>;

/** The values that a thread keeps during one run. */
export function keeper(): JobSetting<unknown>["keep"] {
  const kept = new Map<string, unknown>();
  return <Value>(key: string, make: () => Value): Value => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as Value;
  };
}
