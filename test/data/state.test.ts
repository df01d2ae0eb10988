// The state file: transactions, append-only records, and what comes back of each kind.
import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { type LedgerRow, StateDb } from "#engine/data";
import { describeBothStores, temporaryFolder } from "../support/bars.ts";

const folder = temporaryFolder();
const state = new StateDb(folder);
afterAll(() => {
  state.close();
  rmSync(folder, { recursive: true, force: true });
});

const link = (seq: number, prev = seq === 0 ? "" : `h${seq - 1}`): Omit<LedgerRow, "at"> => ({
  seq,
  id: `${seq}`.padStart(64, "0"),
  kind: "metric",
  body: `{"n":${seq}}`,
  prev,
  hash: `h${seq}`,
});

it("keeps a ledger as one chain per run", () => {
  state.appendLedger("a", link(0));
  state.appendLedger("a", [link(1), link(2)]);
  state.appendLedger("b", link(0));
  expect(state.ledger("a").map(({ seq, body }) => [seq, body])).toEqual([0, 1, 2].map((n) => [n, `{"n":${n}}`]));
  expect(state.ledger("a")[1]).toMatchObject(link(1));
  expect(state.runsWithRecord("0".repeat(64))).toEqual(["a", "b"]);
});

it("refuses a gap, a repeated place and a link to something else, and then stores nothing of the call", () => {
  for (const rows of [[link(4)], [link(2)], [link(3, "elsewhere")], [link(3), link(5)]]) {
    expect(() => state.appendLedger("a", rows)).toThrow(expect.objectContaining({ code: "ledger-gap", exit: 75 }));
  }
  expect(state.ledger("a")).toHaveLength(3);
});

it("lets nobody change or remove what is on record", () => {
  state.seal({ market: "m", run: "a", from: 5 });
  state.open({ market: "m", run: "a", candidate: "c", from: 5 });
  state.putReply("a", "q", { turn: 0, body: "first" });
  const statements = [
    "UPDATE ledger SET body = '{}' WHERE seq = 0",
    "DELETE FROM ledger",
    "INSERT OR REPLACE INTO ledger SELECT run, seq, id, kind, 'x', prev, hash, at FROM ledger",
    "DELETE FROM openings",
    "UPDATE seals SET from_ms = 9e15",
    "DELETE FROM replies",
  ];
  for (const sql of statements) expect(() => state.db.exec(sql)).toThrow(/append-only/);
  expect(() => state.seal({ market: "m", run: "a", from: 6 })).toThrow(expect.objectContaining({ code: "seal-fixed" }));
  state.seal({ market: "m", run: "a", from: 5 });
});

it("stores all of a transaction or nothing", () => {
  const work = (): void =>
    state.transact(() => {
      state.putSetting("x", 1);
      state.appendLedger("a", link(3));
      throw new Error("in between");
    });
  expect(work).toThrow("in between");
  expect(state.getSetting("x")).toBeNull();
  expect(state.ledger("a")).toHaveLength(3);
});

it("gives back runs, replies, chats, artifacts and settings", () => {
  const first = state.putRun({ id: "r1", status: "running", goal: "g", market: "m", config: { seed: 1 } });
  state.putRun({ id: "r2", status: "running", goal: "g", market: "m", config: null });
  const later = state.putRun({ id: "r1", status: "done", goal: "g", market: "m", config: { seed: 1, n: 2 } });
  expect(later).toMatchObject({ status: "done", startedAt: first.startedAt, config: { seed: 1, n: 2 } });
  expect(state.listRuns().map((run) => run.id)).toEqual(["r2", "r1"]);
  expect(state.getRun("r3")).toBeNull();
  state.putReply("r1", "hash", { turn: 0, body: { text: "one" } });
  state.putReply("r1", "hash", { turn: 0, body: { text: "changed" } });
  state.putReply("r1", "hash", { turn: 1, body: { text: "two" } });
  expect([0, 1, 2].map((turn) => state.getReply("r1", "hash", turn))).toEqual([{ text: "one" }, { text: "two" }, null]);
  expect(state.countReplies("r1")).toBe(2);
  state.putThread("t", "A question");
  expect([state.appendMessage("t", "person", "hello"), state.appendMessage("t", "planner", { a: 1 })]).toEqual([0, 1]);
  expect(state.messages("t").map(({ role, body }) => [role, body])).toEqual([
    ["person", "hello"],
    ["planner", { a: 1 }],
  ]);
  expect(state.listThreads()).toMatchObject([{ id: "t", title: "A question" }]);
  expect(() => state.appendMessage("none", "person", "x")).toThrow();
  state.putArtifact({ run: "r1", name: "report.html", path: "runs/r1/report.html", sha256: "0" });
  state.putArtifact({ run: "r1", name: "report.html", path: "runs/r1/report.html", sha256: "1" });
  expect(state.artifacts("r1")).toMatchObject([{ name: "report.html", sha256: "1" }]);
  state.putSetting("x", { y: [1] });
  expect(state.getSetting("x")).toEqual({ y: [1] });
});

describeBothStores("the ledger's mirror", ({ store, tamper }) => {
  it("holds every row once, however often it is mirrored", async () => {
    const rows = [0, 1, 2].map((seq) => ({ ...link(seq), at: "2026-01-02T03:04:05.678Z" }));
    await store().mirrorLedger("run", rows.slice(0, 2));
    await store().mirrorLedger("run", rows);
    await store().mirrorLedger("run", rows);
    await store().mirrorLedger("other", rows.slice(0, 1));
    await tamper(
      "SELECT throwIf(count() != 3 OR sum(seq) != 3 OR any(toString(at)) != '2026-01-02 03:04:05.678') FROM ledger WHERE run = 'run'",
    );
    await tamper("SELECT throwIf(sum(JSONExtractInt(body, 'n')) != 3) FROM ledger");
  });
});
