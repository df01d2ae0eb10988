// Jobs that tests run in threads: one that computes, and some that go wrong in every way.
import { QraftError } from "../../../engine/core/index.ts";
import type { AnyJob, Job } from "../../../engine/factors/index.ts";
import { columnOf } from "../../../engine/panel/index.ts";

/** The sum of a field times a number, with how often the thread prepared itself. */
export const sumJob: Job<string, { readonly times: number }, { readonly sum: number; readonly shared: boolean }> = {
  name: "sum",
  run: (field, { panel, shared, keep, tell }) => {
    const column = keep(field, () => columnOf(panel, field));
    tell(`sum of ${field}`);
    const sum = column.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
    return { sum: sum * shared.times, shared: column.buffer instanceof SharedArrayBuffer };
  },
};

export const brokenJob: Job<number, null, number> = {
  name: "broken",
  run: (part) => {
    if (part === 2) throw new QraftError("bad-part", `Part ${part} is bad.`, "Leave it out.", 3);
    return part;
  },
};

export const dyingJob: Job<number, null, number> = {
  name: "dying",
  run: (part) => {
    if (part === 1) process.exit(7);
    return part;
  },
};

export const uncloneableJob: Job<number, null, unknown> = { name: "uncloneable", run: () => ({ call: () => 1 }) };

/** Waits for ever unless somebody wakes it. */
export const sleepingJob: Job<number, Int32Array, string> = {
  name: "sleeping",
  run: (_part, { shared }) => Atomics.wait(shared, 0, 0, 20_000),
};

export const trialJobs: readonly AnyJob[] = [brokenJob, dyingJob, sleepingJob, sumJob, uncloneableJob];
