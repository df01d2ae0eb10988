// The saver beyond LangGraph's suite: what is stored, what a fork sees, what a failure leaves behind.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import {
  Annotation,
  Command,
  emptyCheckpoint,
  interrupt,
  MessagesDeltaValue,
  StateGraph,
  StateSchema,
} from "@langchain/langgraph";
import { WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SqliteSaver } from "../../../agents/checkpoint/index.ts";
import { specialWrites } from "../../../agents/checkpoint/saver.ts";

const metadata = { source: "loop", step: 0, parents: {} } as const;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qraft-saver-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function counts(db: DatabaseSync): Record<string, unknown> {
  const count = (table: string): unknown => db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  return { checkpoints: count("graph_checkpoints"), values: count("graph_values"), writes: count("graph_writes") };
}

function checkpoint(id: string, values: Record<string, unknown>, versions: Record<string, number>) {
  return { ...emptyCheckpoint(), id, channel_values: values, channel_versions: versions };
}

describe("channel values", () => {
  test("an unchanged channel is stored once, however many checkpoints hold it", async () => {
    const db = new DatabaseSync(":memory:");
    const saver = new SqliteSaver(db);
    let config: Parameters<SqliteSaver["put"]>[0] = { configurable: { thread_id: "t" } };
    for (let step = 1; step <= 20; step++) {
      const values = { big: "x".repeat(1000), step };
      const fresh = step === 1 ? { big: 1, step } : { step };
      config = await saver.put(
        config,
        checkpoint(`c${String(step).padStart(2, "0")}`, values, { big: 1, step }),
        metadata,
        fresh,
      );
    }
    expect(counts(db)).toEqual({ checkpoints: 20, values: 21, writes: 0 });
    expect((await saver.getTuple(config))?.checkpoint.channel_values).toEqual({ big: "x".repeat(1000), step: 20 });
  });

  test("two forks that gave one version to two values each keep their own", async () => {
    const saver = new SqliteSaver(new DatabaseSync(":memory:"));
    const root = await saver.put({ configurable: { thread_id: "t" } }, checkpoint("a", { x: 0 }, { x: 1 }), metadata, {
      x: 1,
    });
    const left = await saver.put(root, checkpoint("b", { x: "left" }, { x: 2 }), metadata, { x: 2 });
    const right = await saver.put(root, checkpoint("c", { x: "right" }, { x: 2 }), metadata, { x: 2 });
    const leftChild = await saver.put(left, checkpoint("d", { x: "left" }, { x: 2 }), metadata, {});
    const copyOfLeft = await saver.put(root, checkpoint("e", { x: "left" }, { x: 2 }), metadata, {});
    const values = [left, right, leftChild, copyOfLeft].map(async (c) => (await saver.get(c))?.channel_values.x);
    expect(await Promise.all(values)).toEqual(["left", "right", "left", "left"]);
  });

  test("missing stays missing: NaN, the infinities and minus zero survive", async () => {
    const saver = new SqliteSaver(new DatabaseSync(":memory:"));
    const x = { a: [Number.NaN, 1, null], b: Number.NEGATIVE_INFINITY, c: -0, d: undefined, when: new Set([1]) };
    const config = await saver.put({ configurable: { thread_id: "t" } }, checkpoint("a", { x }, { x: 1 }), metadata, {
      x: 1,
    });
    await saver.putWrites(config, [["x", Number.NaN]], "task");
    const tuple = await saver.getTuple(config);
    expect(tuple?.checkpoint.channel_values.x).toEqual(x);
    expect(tuple?.pendingWrites).toEqual([["task", "x", Number.NaN]]);
  });

  test("equal state gives equal bytes in the store", async () => {
    const dump = async (): Promise<unknown> => {
      const db = new DatabaseSync(":memory:");
      const saver = new SqliteSaver(db);
      const fixed = { ...checkpoint("a", { b: { y: 1, x: 2 } }, { b: 1 }), ts: "2024-01-01T00:00:00.000Z" };
      await saver.put({ configurable: { thread_id: "t" } }, fixed, metadata, { b: 1 });
      return [db.prepare("SELECT * FROM graph_checkpoints").all(), db.prepare("SELECT * FROM graph_values").all()];
    };
    expect(await dump()).toEqual(await dump());
  });
});

describe("writes", () => {
  test("the slots of special writes are LangGraph's", () => {
    expect(specialWrites).toEqual(WRITES_IDX_MAP);
  });

  test("a repeated write keeps the first value, a repeated special write the last", async () => {
    const saver = new SqliteSaver(new DatabaseSync(":memory:"));
    const config = await saver.put({ configurable: { thread_id: "t" } }, checkpoint("a", {}, {}), metadata, {});
    for (const round of [1, 2]) {
      await saver.putWrites(
        config,
        [
          ["x", round],
          ["__interrupt__", round],
        ],
        "task",
      );
    }
    expect((await saver.getTuple(config))?.pendingWrites).toEqual([
      ["task", "__interrupt__", 2],
      ["task", "x", 1],
    ]);
  });

  test("writes come back by task, whichever finished first", async () => {
    const saver = new SqliteSaver(new DatabaseSync(":memory:"));
    const config = await saver.put({ configurable: { thread_id: "t" } }, checkpoint("a", {}, {}), metadata, {});
    await saver.putWrites(config, [["x", 3]], "task-b");
    await saver.putWrites(
      config,
      [
        ["x", 1],
        ["y", 2],
      ],
      "task-a",
    );
    expect((await saver.getTuple(config))?.pendingWrites?.map((write) => write[2])).toEqual([1, 2, 3]);
  });
});

describe("failures", () => {
  test("a put that fails halfway leaves nothing behind", async () => {
    const db = new DatabaseSync(":memory:");
    const saver = new SqliteSaver(db);
    db.exec("CREATE TRIGGER full BEFORE INSERT ON graph_checkpoints BEGIN SELECT RAISE(ABORT, 'no room'); END");
    const put = saver.put({ configurable: { thread_id: "t" } }, checkpoint("a", { x: 1 }, { x: 1 }), metadata, {
      x: 1,
    });
    await expect(put).rejects.toThrow("no room");
    expect(counts(db)).toEqual({ checkpoints: 0, values: 0, writes: 0 });
    expect(db.isTransaction).toBe(false);
  });

  test("a full disk, a busy file and a read-only file say what to do", async () => {
    const path = join(folder, "state.sqlite");
    const db = new DatabaseSync(path);
    const saver = new SqliteSaver(db);
    const put = (by: SqliteSaver) =>
      by.put({ configurable: { thread_id: "t" } }, checkpoint("a", { x: "y".repeat(99_999) }, { x: 1 }), metadata, {
        x: 1,
      });
    db.exec("PRAGMA max_page_count = 14");
    await expect(put(saver)).rejects.toMatchObject({ code: "state-disk", exit: 75 });
    const readOnly = new DatabaseSync(path, { readOnly: true });
    expect(() => new SqliteSaver(readOnly)).not.toThrow();
    await expect(put(new SqliteSaver(readOnly))).rejects.toMatchObject({ code: "state-read-only", exit: 2 });
    db.exec("BEGIN IMMEDIATE");
    await expect(put(new SqliteSaver(new DatabaseSync(path, { timeout: 20 })))).rejects.toMatchObject({
      code: "state-busy",
      exit: 75,
    });
  });

  test("deleting a thread removes its values and writes as well", async () => {
    const db = new DatabaseSync(":memory:");
    const saver = new SqliteSaver(db);
    const config = await saver.put(
      { configurable: { thread_id: "t" } },
      checkpoint("a", { x: 1 }, { x: 1 }),
      metadata,
      { x: 1 },
    );
    await saver.putWrites(config, [["x", 2]], "task");
    await saver.deleteThread("t");
    expect(counts(db)).toEqual({ checkpoints: 0, values: 0, writes: 0 });
  });
});

describe("under a graph", () => {
  const State = Annotation.Root({
    seen: Annotation<readonly string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
  });
  const build = (db: DatabaseSync) =>
    new StateGraph(State)
      .addNode("plan", () => ({ seen: ["plan"] }))
      .addNode("ask", () => ({ seen: [String(interrupt("approve?"))] }))
      .addNode("report", () => ({ seen: ["report"] }))
      .addEdge("__start__", "plan")
      .addEdge("plan", "ask")
      .addEdge("ask", "report")
      .compile({ checkpointer: new SqliteSaver(db) });

  test("an interrupted run goes on in another process where it stopped", async () => {
    const path = join(folder, "state.sqlite");
    const config = { configurable: { thread_id: "run" } };
    const first = new DatabaseSync(path);
    await build(first).invoke({ seen: [] }, config);
    first.close();
    const second = build(new DatabaseSync(path));
    expect((await second.getState(config)).next).toEqual(["ask"]);
    expect(await second.invoke(new Command({ resume: "approved" }), config)).toEqual({
      seen: ["plan", "approved", "report"],
    });
  });

  test("a fork from an earlier checkpoint leaves the first branch as it was", async () => {
    const graph = build(new DatabaseSync(":memory:"));
    const config = { configurable: { thread_id: "run" } };
    await graph.invoke({ seen: [] }, config);
    const waiting = await graph.getState(config);
    await graph.invoke(new Command({ resume: "yes" }), config);
    const done = (await graph.getState(config)).config;
    const fork = await graph.updateState(waiting.config, { seen: ["edited"] }, "ask");
    expect(await graph.invoke(null, fork)).toEqual({ seen: ["plan", "edited", "report"] });
    expect((await graph.getState(done)).values).toEqual({ seen: ["plan", "yes", "report"] });
  });

  test("a conversation in a delta channel comes back whole, in far fewer bytes than its copies", async () => {
    const db = new DatabaseSync(":memory:");
    const Chat = new StateSchema({ messages: MessagesDeltaValue });
    const graph = new StateGraph(Chat)
      .addNode("answer", (state) => ({ messages: [new AIMessage(`${state.messages.length} ${"x".repeat(2000)}`)] }))
      .addEdge("__start__", "answer")
      .compile({ checkpointer: new SqliteSaver(db) });
    const config = { configurable: { thread_id: "chat" } };
    for (let turn = 0; turn < 20; turn++) await graph.invoke({ messages: [new HumanMessage(`turn ${turn}`)] }, config);
    const { messages } = (await graph.getState(config)).values;
    expect(messages.map((m: BaseMessage) => String(m.content).split(" ")[0])).toEqual(
      Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "turn" : String(i))),
    );
    const bytes = Number(db.prepare("SELECT sum(length(value)) AS n FROM graph_writes").get()?.n);
    // Twenty answers of two kilobytes, with their envelopes; copies in every checkpoint would make ten times as much.
    expect(bytes).toBeLessThan(120_000);
  });
});
