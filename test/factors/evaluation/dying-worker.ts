// A worker's entry file whose evaluation takes a piece of work and ends, for tests.

import type { EvaluationShare } from "../../../engine/factors/evaluation/evaluate-job.ts";
import { takeChunk } from "../../../engine/factors/evaluation/progress.ts";
import { type AnyJob, evaluateJob, type Job, serveWorker } from "../../../engine/factors/index.ts";

const dying: Job<number, EvaluationShare, null> = {
  name: evaluateJob.name,
  run: (part, setting) => {
    if (part !== 1) return evaluateJob.run(part, setting);
    takeChunk(setting.shared.progress, 0);
    process.exit(9);
  },
};
const jobs: readonly AnyJob[] = [dying];

serveWorker(jobs);
