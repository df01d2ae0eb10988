// What the tests of asking share: a stub server, a model that asks it, a question about one small shape.
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import {
  type ModelOptions,
  memoryReplies,
  type Notice,
  openAiModel,
  openBudget,
  type Question,
} from "../../../agents/model/index.ts";

export const key = "sk-test-0123456789abcdef";

/** Real time, so that time-outs over HTTP are real. */
export const clock: ModelOptions["clock"] = {
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};

export const ideas = z.strictObject({ idea: z.string(), sign: z.union([z.literal(-1), z.literal(1)]) });
export type Ideas = z.infer<typeof ideas>;
export const goodIdea = '{"idea":"reversal","sign":-1}';

export function modelAt(baseUrl: string, over: Partial<ModelOptions> = {}) {
  return openAiModel({
    model: "stub-model",
    baseUrl,
    apiKey: key,
    keyVariable: "OPENAI_API_KEY",
    clock,
    replies: memoryReplies(),
    mode: "live",
    backoff: { attempts: 3, firstMs: 1, maxMs: 50 },
    silenceMs: 2000,
    ...over,
  });
}

export function question(over: Partial<Question<Ideas>> = {}): Question<Ideas> {
  return {
    agent: "factor-idea",
    place: "factor-idea/1",
    system: "Propose an idea.",
    messages: [{ role: "user", content: "Go." }],
    schema: ideas,
    budget: openBudget({ limits: {}, now: () => 0 }),
    signal: new AbortController().signal,
    ...over,
  };
}

/** Collects what a watcher sees. */
export function watcher() {
  const tokens: string[] = [];
  const notices: Notice[] = [];
  return {
    tokens,
    notices,
    onToken: (text: string): void => {
      tokens.push(text);
    },
    onNotice: (notice: Notice): void => {
      notices.push(notice);
    },
  };
}
