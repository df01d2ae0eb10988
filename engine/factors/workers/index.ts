// The threads' face: a pool that can be kept warm, jobs that run in it, and what a worker's entry file calls.
export type { AnyJob, Job, JobSetting } from "./job.ts";
export { openWorkerPool, type WorkerPool } from "./pool.ts";
export { type JobRun, runJob } from "./run-job.ts";
export type { PoolRun } from "./running.ts";
export { serveWorker } from "./serve.ts";
