// A campaign whose researcher is a model behind the local stub server, over HTTP, with short patience.
import { setTimeout as sleep } from "node:timers/promises";
import { modelResearcher, openAiModel, openBudget, type Researcher, type Spending } from "#agents";
import { hashOf } from "#engine/core";
import type { Store } from "#engine/data";
import { operatorLines, tools } from "#tools";
import type { ReplyStore } from "../../agents/model/index.ts";
import { driveCampaign, readLedger, readPrompts, runRow } from "../../interfaces/compose/index.ts";
import { configOf } from "../../interfaces/compose/run-config.ts";
import type { StubBehaviour, StubRequest } from "./openai-stub.ts";

export type Agent = "planner" | "factor-idea" | "coder" | "reporter";

const requests: Readonly<Record<Agent, string>> = {
  planner: "Write the plan.",
  "factor-idea": "Propose the ideas.",
  coder: "Write the formula.",
  reporter: "Write the report",
};

/** Which agent asks, by the request that stands in the conversation. */
export function askerOf({ body }: StubRequest): Agent {
  const said = body.messages.map(({ content }) => String(content));
  const found = (Object.keys(requests) as Agent[]).find((agent) =>
    said.some((text) => text.startsWith(requests[agent])),
  );
  if (found === undefined) throw new Error(`Nobody asks "${said.at(-1)}".`);
  return found;
}

export type Script = Partial<Record<Agent, (request: StubRequest, turn: number) => StubBehaviour>>;

export const answer = (value: unknown, usage = { input: 400, output: 100 }): StubBehaviour => ({
  kind: "answer",
  text: JSON.stringify(value),
  usage,
});

export const goodPlan = {
  mechanisms: ["reversal after hurried selling"],
  horizonBars: 5,
  rounds: 2,
  ideasPerRound: 3,
  finalists: 2,
  rebalanceEvery: 5,
  longOnly: false,
  why: "Short horizons suit the goal.",
};

const idea = (mechanism: string, hypothesis: string) => ({
  mechanism,
  hypothesis,
  sign: 1,
  horizonBars: 5,
  inputs: ["close"],
});

export const formulas: Readonly<Record<string, string>> = {
  "week-reversal": "rank(-returns(close, 5))",
  "slow-reversal": "rank(-returns(close, 15))",
  calm: "rank(-ts_std(returns(close, 1), 20))",
};

const ideas = {
  ideas: Object.keys(formulas).map((name) => idea(name, "Hurried sellers push prices, which come back later.")),
};

/** What a well-behaved model would answer; the report is left to the test. */
export const goodScript: Script = {
  planner: () => answer(goodPlan),
  "factor-idea": () => answer(ideas),
  coder: ({ body }) => {
    const system = String(body.messages[0]?.content);
    const name = Object.keys(formulas).find((known) => system.includes(`"mechanism": "${known}"`)) ?? "calm";
    return answer({ expressions: [formulas[name]] });
  },
  reporter: () => ({ kind: "answer", text: "no report today" }),
};

/** One behaviour per request: by agent, with how often that agent has asked before. */
export function serve(script: Script): (request: StubRequest) => StubBehaviour {
  const turns = new Map<Agent, number>();
  return (request) => {
    const agent = askerOf(request);
    const turn = turns.get(agent) ?? 0;
    turns.set(agent, turn + 1);
    return (script[agent] ?? goodScript[agent])?.(request, turn) ?? { kind: "status", status: 500 };
  };
}

export interface ModelDrive {
  readonly baseUrl: string;
  readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number };
}

/** Drives a run with the model at this address; replies are kept under the run, as the command line keeps them. */
export async function driveModel(store: Store, run: string, options: ModelDrive) {
  const config = configOf(runRow(store, run));
  const seen: string[] = [];
  let spent: () => Spending = () => ({ calls: 0, tokens: 0, money: 0 });
  const open = (before: Spending): Researcher => {
    const budget = openBudget({
      limits: { tokens: config.limits.tokens, ...(options.prices ? { money: config.limits.money } : {}) },
      ...(options.prices ? { prices: options.prices } : {}),
      now: () => Date.now(),
      before: { calls: before.calls, inputTokens: before.tokens, money: before.money },
    });
    spent = () => budget.spent();
    const ask = openAiModel({
      model: config.model.slice("openai:".length),
      baseUrl: options.baseUrl,
      apiKey: "sk-test",
      keyVariable: "OPENAI_API_KEY",
      clock: { sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined) },
      backoff: { attempts: 3, firstMs: 1, maxMs: 5 },
      silenceMs: 400,
      replies: repliesOf(store, config.replayOf ?? run),
      mode: config.replayOf === null ? "live" : "replay",
    });
    return modelResearcher({
      name: config.model,
      ask,
      budget,
      signal: new AbortController().signal,
      prompts: readPrompts(),
      tools,
      operators: operatorLines(),
      onToken: () => {},
      onNotice: () => {},
    });
  };
  const end = await driveCampaign({
    store,
    run,
    researcher: (_, before) => open(before),
    spending: () => {
      const { calls, tokens, money } = spent();
      return { calls, tokens, money };
    },
    decision: null,
    emit: (event) => void (event.kind === "phase" && seen.push(event.says)),
    signal: new AbortController().signal,
    clock: () => new Date(),
    isAlive: () => false,
  });
  if (end.kind !== "ended") throw new Error("The campaign asks about its plan.");
  return { ...end, head: readLedger(store, run).head, ledger: readLedger(store, run), seen, spent: spent() };
}

function repliesOf(store: Store, run: string): ReplyStore {
  const turns = { reply: 1, stopped: 0 } as const;
  return {
    get: (key) =>
      (store.state.getReply(run, hashOf({ key }), 1) ??
        store.state.getReply(run, hashOf({ key }), 0) ??
        undefined) as never,
    put: (key, reply) => store.state.putReply(run, hashOf({ key }), { turn: turns[reply.kind], body: reply }),
  };
}
