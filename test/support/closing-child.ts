// A child that closes a pool while answers of its threads are on their way, and says so when that is done.
import { openWorkerPool, runJob } from "../../engine/factors/index.ts";
import { wholePanel } from "../factors/grammar.ts";
import { sleepingJob } from "../factors/workers/trial-jobs.ts";

const pool = await openWorkerPool(2, new URL("../factors/workers/trial-worker.ts", import.meta.url));
const panel = wholePanel(1, { symbols: 2, times: 10 });
const shared = new Int32Array(new SharedArrayBuffer(4));
const stop = new AbortController();
const run = runJob(sleepingJob, { panel, shared, parts: [0, 1], pool, signal: stop.signal }).catch(() => "stopped");
await new Promise((resolve) => setTimeout(resolve, 100));
stop.abort();
Atomics.store(shared, 0, 1);
Atomics.notify(shared, 0);
// This thread hears nothing for a while, so that the answers arrive after the pool has begun to close.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
const ended = await run;
await pool.close();
process.stdout.write(`closed after ${ended}\n`);
