// A pool of threads: the same answers as without one, faults that come back as they were thrown, no hang when a thread dies.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkerPool, runJob, type WorkerPool } from "../../../engine/factors/index.ts";
import { startChild } from "../../support/kill.ts";
import { wholePanel } from "../grammar.ts";
import { brokenJob, dyingJob, sleepingJob, sumJob, uncloneableJob } from "./trial-jobs.ts";

const panel = wholePanel(1, { symbols: 4, times: 30 });
const file = new URL("./trial-worker.ts", import.meta.url);
let pool: WorkerPool;

beforeAll(async () => {
  pool = await openWorkerPool(2, file);
});
afterAll(() => pool.close());

describe("a pool of threads", () => {
  test("answers come in the order of the parts and equal those without threads", async () => {
    const run = { panel, shared: { times: 3 }, parts: ["close", "open", "high", "low", "close", "volume", "score"] };
    const notes: unknown[] = [];
    const heard: number[] = [];
    const inThreads = await runJob(sumJob, {
      ...run,
      pool,
      onNote: (note) => notes.push(note),
      onAnswer: (_answer, place) => heard.push(place),
    });
    expect(inThreads).toEqual(await runJob(sumJob, run));
    expect(inThreads.every((answer) => answer.shared)).toBe(true);
    expect(notes.length).toBe(7);
    expect(heard.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("a panel outside shared memory is copied once and read by all", async () => {
    const fields = new Map([["close", Float64Array.of(1, 2, 3, 4)]]);
    const plain = { ...panel, symbols: ["A", "B"], times: Float64Array.of(1, 2), fields, groups: new Map() };
    const answers = await runJob(sumJob, { panel: plain, shared: { times: 1 }, parts: ["close", "close"], pool });
    expect(answers.map((answer) => answer.sum)).toEqual([10, 10]);
  });

  test("many panels one after the other", async () => {
    for (let seed = 0; seed < 6; seed++) {
      const run = { panel: wholePanel(seed, { symbols: 3, times: 9 }), shared: { times: 1 }, parts: ["close"] };
      expect(await runJob(sumJob, { ...run, pool })).toMatchObject([{ sum: (await runJob(sumJob, run))[0]?.sum }]);
    }
  });

  test("no parts, no answers", async () => {
    expect(await runJob(sumJob, { panel, shared: { times: 1 }, parts: [], pool })).toEqual([]);
  });

  test.each([true, false])(
    "a fault comes back with code, words, next step and exit (in threads: %s)",
    async (inThreads) => {
      const run = { panel, shared: null, parts: [0, 1, 2, 3], pool: inThreads ? pool : undefined };
      await expect(runJob(brokenJob, run)).rejects.toMatchObject({
        name: "QraftError",
        code: "bad-part",
        message: "Part 2 is bad.",
        next: "Leave it out.",
        exit: 3,
      });
    },
  );

  test("unknown jobs, answers that cannot cross, a caller's own error", async () => {
    const parts = [1];
    const unknown = { name: "nowhere", run: () => 1 };
    await expect(runJob(unknown, { panel, shared: null, parts, pool })).rejects.toThrow(/"nowhere"/);
    await expect(runJob(uncloneableJob, { panel, shared: null, parts, pool })).rejects.toMatchObject({
      code: "internal-fault",
      message: expect.stringContaining("cloned"),
    });
    const onAnswer = (): void => {
      throw new Error("mine");
    };
    await expect(runJob(brokenJob, { panel, shared: null, parts, pool, onAnswer })).rejects.toThrow("mine");
  });

  test("a thread that dies fails its run with its place, and the next run works", async () => {
    const run = { panel, shared: null, parts: [0, 1, 2], pool };
    await expect(runJob(dyingJob, run)).rejects.toMatchObject({
      code: "worker-died",
      message: expect.stringMatching(/Worker [12] of 2 ended while it worked on part 2 of 3 of the job "dying"/),
    });
    expect(await runJob(brokenJob, { ...run, parts: [0, 1] })).toEqual([0, 1]);
  });

  test("a signal stops a run at once", async () => {
    const stop = new AbortController();
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const waiting = runJob(sleepingJob, { panel, shared, parts: [0, 1, 2], pool, signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: "aborted" });
    Atomics.store(shared, 0, 1);
    Atomics.notify(shared, 0);
    const late = { panel, shared: null, parts: [0], pool, signal: stop.signal };
    await expect(runJob(brokenJob, late)).rejects.toMatchObject({ code: "aborted" });
    await expect(runJob(brokenJob, { ...late, pool: undefined })).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("opening and closing", () => {
  test("a pool without threads is refused", async () => {
    for (const size of [0, 1.5, -1, Number.NaN, 1_000]) {
      await expect(openWorkerPool(size, file)).rejects.toMatchObject({ code: "bad-workers" });
    }
  });

  test("a worker file that cannot be loaded is named as such", async () => {
    const missing = new URL("./no-such-file.ts", import.meta.url);
    await expect(openWorkerPool(1, missing)).rejects.toThrow(/ended while it started.*no-such-file/s);
  });

  // A thread with nothing to do keeps no process alive; one whose end is waited for must.
  test("a process that waits for the end of a stopped pool lives until then", async () => {
    const child = startChild("./closing-child.ts", []);
    expect(await child.said("closed")).toBe("closed after stopped");
    await child.gone;
  });

  test("closing rejects what is not done, and a closed pool takes nothing", async () => {
    const short = await openWorkerPool(1, file);
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const waiting = runJob(sleepingJob, { panel, shared, parts: [0], pool: short });
    const expectation = expect(waiting).rejects.toThrow(/closed/);
    await short.close();
    await expectation;
    await expect(runJob(brokenJob, { panel, shared: null, parts: [0], pool: short })).rejects.toThrow(/closed/);
  });
});
