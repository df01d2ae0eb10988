// One owner per thread: who is refused, who takes over, who must stop writing.
import { DatabaseSync } from "node:sqlite";
import { emptyCheckpoint } from "@langchain/langgraph";
import { beforeEach, expect, test } from "vitest";
import { claimThread, SqliteSaver } from "../../../agents/checkpoint/index.ts";

let db: DatabaseSync;
beforeEach(() => {
  db = new DatabaseSync(":memory:");
});

const options = (owner: string, over: { now?: number; alive?: boolean | undefined } = {}) => ({
  owner,
  now: over.now ?? 0,
  leaseMs: 1000,
  isAlive: () => ("alive" in over ? over.alive : true),
});

test("a second run on one thread is refused with the owner's name and exit code 75", () => {
  claimThread(db, "run-1", options("host:1"));
  expect(() => claimThread(db, "run-1", options("host:2"))).toThrow(
    expect.objectContaining({ code: "thread-claimed", exit: 75, message: expect.stringContaining("host:1") }),
  );
});

test("the same process cannot claim a thread twice", () => {
  claimThread(db, "run-1", options("host:1"));
  expect(() => claimThread(db, "run-1", options("host:1"))).toThrow(
    expect.objectContaining({ code: "thread-claimed" }),
  );
});

test("two threads do not disturb each other, and a released thread is free", () => {
  const first = claimThread(db, "run-1", options("host:1"));
  claimThread(db, "run-2", options("host:2"));
  first.release();
  expect(claimThread(db, "run-1", options("host:2")).tookOverFrom).toBeNull();
});

test("a dead owner is replaced at once, before its lease ends", () => {
  claimThread(db, "run-1", options("host:1"));
  expect(claimThread(db, "run-1", options("host:2", { alive: false })).tookOverFrom).toBe("host:1");
});

test("a living owner keeps its thread after its lease has ended", () => {
  claimThread(db, "run-1", options("host:1"));
  expect(() => claimThread(db, "run-1", options("host:2", { now: 5000, alive: true }))).toThrow("host:1");
});

test("where nobody can tell, the lease decides, and renewing extends it", () => {
  const first = claimThread(db, "run-1", options("far:1"));
  first.renew(900);
  expect(() => claimThread(db, "run-1", options("near:2", { now: 1500, alive: undefined }))).toThrow("far:1");
  expect(claimThread(db, "run-1", options("near:2", { now: 1900, alive: undefined })).tookOverFrom).toBe("far:1");
});

test("an owner that was replaced can neither renew nor write, and its release frees nothing", async () => {
  const first = claimThread(db, "run-1", options("host:1"));
  const saver = new SqliteSaver(db, { owner: "host:1" });
  const put = () =>
    saver.put(
      { configurable: { thread_id: "run-1" } },
      emptyCheckpoint(),
      { source: "input", step: -1, parents: {} },
      {},
    );
  await put();
  claimThread(db, "run-1", options("host:2", { alive: false }));
  await expect(put()).rejects.toMatchObject({ code: "thread-lost", exit: 75 });
  expect(() => first.renew(10)).toThrow(expect.objectContaining({ code: "thread-lost" }));
  first.release();
  expect(() => claimThread(db, "run-1", options("host:3"))).toThrow("host:2");
});
