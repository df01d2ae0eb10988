// The campaign's graph for LangGraph's own tools: one run of the workspace per thread, the plan approved there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LangGraphRunnableConfig, MemorySaver } from "@langchain/langgraph";
import { z } from "zod";
import { type AgentDeps, buildGraph, type Spending } from "#agents";
import { fault, QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import { tools } from "#tools";
import {
  chooseMarket,
  depsOf,
  isAlive,
  openWorkspace,
  openWorld,
  registerRun,
  researcherFor,
  version,
} from "./compose/index.ts";
import { readSettings } from "./config.ts";

/** What a caller may set under "configurable" for the first run of a thread. */
const requestSchema = z.object({
  market: z.string().optional(),
  goal: z.string().min(1).max(500).default("cross-sectional signals that earn after costs"),
  seed: z.int().default(7),
  trials: z.int().min(1).max(5000).default(60),
});

const threadsSchema = z.record(z.string(), z.string());
const settings = readSettings({}, process.env);
const clock = (): Date => new Date();
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** The server keeps its workspace until it ends: a workspace has one writing process. */
let store: Promise<Store> | null = null;

/** What each run has spent so far in this process: an interrupted run goes on with what is left of its budget. */
const spentSoFar = new Map<string, () => Spending>();

function workspace(): Promise<Store> {
  store ??= openWorkspace(settings, "write").catch((thrown: unknown) => {
    store = null;
    throw thrown;
  });
  return store;
}

/** A graph bound to its thread's run where one is executed, and an unbound one where it is only looked at. */
export async function graph(config: LangGraphRunnableConfig): Promise<ReturnType<typeof buildGraph>> {
  const thread = config.configurable?.thread_id;
  const executed = config.configurable?.run_id !== undefined && typeof thread === "string";
  const deps = executed ? await depsOfThread(thread, config) : onlooker;
  return buildGraph(deps, new MemorySaver());
}

async function depsOfThread(thread: string, config: LangGraphRunnableConfig): Promise<AgentDeps> {
  const opened = await workspace();
  const run = await runOfThread(opened, thread, config);
  const signal = config.signal ?? new AbortController().signal;
  const world = await openWorld(opened, run, { signal });
  const started = clock().getTime();
  const emit: AgentDeps["emit"] = (event) => {
    if (event.kind === "phase") tell(`run ${run}: ${event.says}`);
  };
  const before = spentSoFar.get(run)?.() ?? { calls: 0, tokens: 0, money: 0 };
  const { researcher, spending } = researcherFor(opened, run, settings, { emit, signal, clock });
  spentSoFar.set(run, spending);
  const minutes = (): number => world.config.minutes + (clock().getTime() - started) / 60_000;
  return depsOf(world, {
    store: opened,
    run,
    researcher,
    spending,
    decision: null,
    emit,
    signal,
    clock,
    isAlive,
    minutes,
    before,
  });
}

/** The run of a thread, registered at its first execution; the workspace remembers it across restarts. */
async function runOfThread(opened: Store, thread: string, config: LangGraphRunnableConfig): Promise<string> {
  const file = join(opened.workspace, "langgraph-threads.json");
  const threads = readThreads(file);
  const known = threads[thread];
  if (known !== undefined) return known;
  const request = requestSchema.safeParse(config.configurable);
  if (!request.success) {
    const issue = request.error.issues[0];
    throw new QraftError(
      "bad-request",
      `configurable.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not understood"}.`,
      "It may hold market, goal, seed and trials.",
    );
  }
  const { goal, seed, trials } = request.data;
  const market = await chooseMarket(opened, request.data.market, tell);
  const run = await registerRun(
    opened,
    {
      kind: "campaign",
      goal,
      market,
      seed,
      model: settings.model,
      baseUrl: settings.baseUrl ?? null,
      limits: { trials, tokens: 2_000_000, money: 10, minutes: 60 },
      approved: false,
    },
    clock,
  );
  writeFileSync(file, `${JSON.stringify({ ...threads, [thread]: run }, null, 2)}\n`);
  return run;
}

function readThreads(file: string): Readonly<Record<string, string>> {
  try {
    return threadsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return {};
    throw new QraftError("threads-unreadable", `${file} cannot be read.`, "Remove it to begin new threads.", 2, thrown);
  }
}

function looking(): never {
  throw fault("This graph was opened to be looked at, not to be run: no thread was named.");
}

/** Enough to draw the graph and to read a thread's state; nothing in it can be run. */
const onlooker: AgentDeps = {
  goal: "",
  run: "",
  market: "",
  version,
  seed: 0,
  tools,
  researcher: { name: "offline", prompts: [], plan: looking, ideas: looking, code: looking, write: looking },
  limits: { trials: 0, tokens: 0, money: 0, minutes: 0 },
  describe: looking,
  viewAt: looking,
  commit: looking,
  approved: false,
  defaults: looking,
  spending: looking,
  timeIsUp: looking,
  emit: looking,
};
