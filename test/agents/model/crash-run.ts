// A run in a process of its own, to be killed: three nodes that each ask the model once, with saver, claim and replies in SQLite.
import { DatabaseSync } from "node:sqlite";
import { Annotation, StateGraph } from "@langchain/langgraph";
import { claimThread, SqliteSaver } from "../../../agents/checkpoint/index.ts";
import type { RecordedReply, ReplyStore } from "../../../agents/model/index.ts";
import { modelAt, question } from "./asking.ts";

const [path = "", baseUrl = ""] = process.argv.slice(2);
const db = new DatabaseSync(path);
db.exec("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL)");

const replies: ReplyStore = {
  get: (key) => {
    const row = db.prepare("SELECT reply FROM replies WHERE key = ?").get(key);
    return row === undefined ? undefined : (JSON.parse(String(row.reply)) as RecordedReply);
  },
  put: (key, reply) => {
    db.prepare("INSERT OR REPLACE INTO replies (key, reply) VALUES (?, ?)").run(key, JSON.stringify(reply));
  },
};

const State = Annotation.Root({
  said: Annotation<readonly string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
});
const ask = modelAt(baseUrl, { replies, silenceMs: 60_000 });
// Two questions per node: after a crash in the second, the first is in the record and the node runs again from its top.
const node = (name: string) => async () => {
  const answers = [];
  for (const part of [1, 2]) answers.push(await ask(question({ agent: name, place: `${name}/${part}` })));
  return { said: answers.map((answer) => (answer.kind === "answer" ? `${name} ${answer.value.idea}` : answer.kind)) };
};

const owner = `test:${process.pid}`;
const claim = claimThread(db, "run", { owner, now: 0, leaseMs: 60_000, isAlive: (other) => isRunning(other) });
const graph = new StateGraph(State)
  .addNode("plan", node("plan"))
  .addNode("work", node("work"))
  .addEdge("__start__", "plan")
  .addEdge("plan", "work")
  .compile({ checkpointer: new SqliteSaver(db, { owner }) });
const config = { configurable: { thread_id: "run" }, durability: "sync" as const };
const begun = (await graph.getState(config)).next.length > 0;
const result = await graph.invoke(begun ? null : { said: [] }, config);
claim.release();
console.log(JSON.stringify(result));

function isRunning(other: string): boolean {
  try {
    process.kill(Number(other.split(":")[1]), 0);
    return true;
  } catch {
    return false;
  }
}
