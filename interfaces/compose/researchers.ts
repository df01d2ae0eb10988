// Which researcher does the work: the offline one, or a language model behind an OpenAI-compatible server.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  type Budget,
  type CampaignEvent,
  type ModelResearcherOptions,
  modelResearcher,
  offlineResearcher,
  openAiModel,
  openBudget,
  type RecordedReply,
  type ReplyStore,
  type Researcher,
  type Spending,
} from "#agents";
import { hashOf } from "#engine/core";
import type { Store } from "#engine/data";
import { operatorLines, tools } from "#tools";
import { environmentNames, type Settings } from "../config.ts";
import type { RunConfig } from "./run-config.ts";
import { configOf } from "./run-config.ts";
import { runRow } from "./world.ts";

const promptNames = ["chat", "coder", "factor-idea", "planner", "reporter", "validator"] as const;

/** Text of every prompt file by name. */
export function readPrompts(): Readonly<Record<string, string>> {
  const folder = new URL("../../prompts/", import.meta.url);
  return Object.fromEntries(
    promptNames.map((name) => [name, readFileSync(fileURLToPath(new URL(`${name}.md`, folder)), "utf8")]),
  );
}

export interface Watcher {
  readonly emit: (event: CampaignEvent) => void;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
}

export interface Desk {
  readonly researcher: (config: RunConfig, before: Spending) => Researcher;
  readonly spending: () => Spending;
}

const nothingSpent: Spending = { calls: 0, tokens: 0, money: 0 };

export function researcherFor(store: Store, run: string, settings: Settings, watcher: Watcher): Desk {
  const config = configOf(runRow(store, run));
  if (config.model === "offline") return { researcher: () => offlineResearcher, spending: () => nothingSpent };
  let opened: ReturnType<typeof openModel> | null = null;
  const researcher = (before: Spending): Researcher => {
    opened = openModel(store, { run, config, settings, watcher, before });
    return modelResearcher({ name: config.model, ...opened, ...shared });
  };
  const shared: Omit<ModelResearcherOptions, "name" | "ask" | "budget"> = {
    signal: watcher.signal,
    prompts: readPrompts(),
    tools,
    operators: operatorLines(),
    onToken: (agent, text) => watcher.emit({ kind: "token", agent, text }),
    onNotice: (notice) => {
      if (notice.kind === "again")
        watcher.emit({ kind: "phase", phase: "model", says: `asking again after: ${notice.reason}` });
      if (notice.kind === "repair")
        watcher.emit({ kind: "phase", phase: "model", says: `repair ${notice.attempt}: ${notice.reason}` });
    },
  };
  return {
    researcher: (_, before) => researcher(before),
    spending: () => {
      const { calls, tokens, money } = opened?.budget.spent() ?? nothingSpent;
      return { calls, tokens, money };
    },
  };
}

export interface ModelPlace {
  readonly run: string;
  readonly config: RunConfig;
  readonly settings: Settings;
  readonly watcher: Watcher;
  /** What the run had spent before, by its last checkpoint. */
  readonly before?: Spending;
}

/** The model of a run, its replies recorded under the run, its budget counting what was spent before. */
export function openModel(
  store: Store,
  place: ModelPlace,
): { readonly ask: ReturnType<typeof openAiModel>; readonly budget: Budget } {
  const { run, config, settings, watcher, before = nothingSpent } = place;
  const { tokens, money, minutes } = config.limits;
  const prices = settings.prices;
  const budget = openBudget({
    limits: { tokens, timeMs: minutes * 60_000, ...(prices ? { money } : {}) },
    ...(prices ? { prices } : {}),
    now: () => watcher.clock().getTime(),
    before: { calls: before.calls, inputTokens: before.tokens, money: before.money, timeMs: config.minutes * 60_000 },
  });
  const baseUrl = config.baseUrl ?? "https://api.openai.com/v1";
  const ask = openAiModel({
    model: config.model.slice("openai:".length),
    baseUrl,
    apiKey: settings.apiKey ?? null,
    keyVariable: environmentNames.apiKey,
    keyRequired: config.baseUrl === null,
    clock: { sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined) },
    replies: repliesOf(store, config.replayOf ?? run),
    mode: config.replayOf === null ? "live" : "replay",
  });
  return { ask, budget };
}

/** Recorded replies of a run. A budget stop is kept apart, so that the reply that follows a resume takes its place. */
function repliesOf(store: Store, run: string): ReplyStore {
  const request = (key: string): string => hashOf({ key });
  const turns = { stopped: 0, reply: 1 } as const;
  return {
    get: async (key) =>
      ((store.state.getReply(run, request(key), turns.reply) ??
        store.state.getReply(run, request(key), turns.stopped)) as RecordedReply | null) ?? undefined,
    put: async (key, reply) => store.state.putReply(run, request(key), { turn: turns[reply.kind], body: reply }),
  };
}
