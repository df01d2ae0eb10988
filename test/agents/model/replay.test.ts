// Records: a resumed run asks nothing twice, a replay asks nothing at all, and budgets hold to within one call.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type BudgetOptions, memoryReplies, openBudget, replyKey } from "../../../agents/model/index.ts";
import { type OpenAiStub, startOpenAiStub } from "../../support/openai-stub.ts";
import { goodIdea, modelAt, question, watcher } from "./asking.ts";

let stub: OpenAiStub;
beforeAll(async () => {
  stub = await startOpenAiStub();
});
afterAll(() => stub.close());
let before = 0;
beforeEach(() => {
  before = stub.requests.length;
});
const asked = () => stub.requests.length - before;

const still = (limits: BudgetOptions["limits"], over: Partial<BudgetOptions> = {}) =>
  openBudget({ limits, now: () => 0, ...over });
const look = { name: "look", description: "Looks.", input: z.strictObject({}), run: async () => ({ seen: 1 }) };

describe("replies", () => {
  test("that are recorded are not asked for again: answer, tool rounds, repairs and spending are the same", async () => {
    stub.script(
      { kind: "tools", calls: [{ name: "look", arguments: "{}" }] },
      { kind: "status", status: 500 },
      { kind: "answer", text: "{}", usage: { input: 100, output: 50 } },
      { kind: "answer", text: goodIdea },
    );
    const replies = memoryReplies();
    const first = still({});
    const answer = await modelAt(stub.baseUrl, { replies })(question({ tools: [look], budget: first }));
    expect(asked()).toBe(4);
    for (const mode of ["live", "replay"] as const) {
      const again = still({});
      const seen = watcher();
      const second = await modelAt("http://127.0.0.1:9/v1", { replies, mode, apiKey: null })(
        question({ ...seen, tools: [look], budget: again }),
      );
      expect(second).toEqual(answer);
      expect(again.spent()).toEqual(first.spent());
      expect(seen.tokens.at(-1)).toBe(goodIdea);
    }
    expect(asked()).toBe(4);
    // By hand: 10 + 100 + 10 in, 5 + 50 + 5 out, one failed request among four.
    expect(first.spent()).toMatchObject({ calls: 4, inputTokens: 120, outputTokens: 60, tokens: 180 });
  });

  test("that a crash kept from coming are asked for, the others not", async () => {
    const replies = memoryReplies();
    stub.script(
      { kind: "tools", calls: [{ id: "call00001", name: "look", arguments: "{}" }] },
      { kind: "status", status: 401 },
    );
    await expect(modelAt(stub.baseUrl, { replies })(question({ tools: [look] }))).rejects.toMatchObject({ exit: 2 });
    stub.script({ kind: "answer", text: goodIdea });
    expect(await modelAt(stub.baseUrl, { replies })(question({ tools: [look] }))).toMatchObject({ kind: "answer" });
    expect(asked()).toBe(3);
  });

  test("that are missing in a replay name agent, place and call", async () => {
    const model = modelAt(stub.baseUrl, { mode: "replay" });
    await expect(model(question())).rejects.toMatchObject({
      code: "reply-not-recorded",
      exit: 3,
      message: expect.stringContaining('call 0 of "factor-idea" at factor-idea/1'),
    });
    expect(asked()).toBe(0);
  });

  test("belong to a place and to what was asked there: model, messages, schema, tools", () => {
    const request = {
      model: "m",
      messages: [{ role: "user", content: "a" }],
      schema: { type: "object" },
      tools: [],
    } as const;
    const key = replyKey("planner/1", 0, request);
    const others = [
      replyKey("planner/2", 0, request),
      replyKey("planner/1", 1, request),
      replyKey("planner/1", 0, { ...request, model: "n" }),
      replyKey("planner/1", 0, { ...request, messages: [{ role: "user", content: "b" }] }),
      replyKey("planner/1", 0, { ...request, schema: {} }),
      replyKey("planner/1", 0, { ...request, tools: [{ name: "look" }] }),
    ];
    expect(new Set([key, ...others]).size).toBe(7);
    expect(replyKey("planner/1", 0, { ...request })).toBe(key);
  });

  test("the same question at two places is asked twice", async () => {
    stub.script({ kind: "answer", text: goodIdea });
    const model = modelAt(stub.baseUrl);
    await model(question());
    await model(question({ place: "factor-idea/2" }));
    await model(question());
    expect(asked()).toBe(2);
  });
});

describe("budgets", () => {
  beforeEach(() => stub.script({ kind: "answer", text: goodIdea, usage: { input: 1000, output: 500 } }));
  const prices = { inputPerMillion: 2, outputPerMillion: 8 };

  // By hand: a call costs 1500 tokens, or 1000 · 2 + 500 · 8 = 6000 millionths.
  test.each([
    ["calls", { calls: 3 }, 3],
    ["tokens", { tokens: 4000 }, 3],
    ["money", { money: 0.0121 }, 3],
    ["tokens", { tokens: 0 }, 0],
  ] as const)("of %s stop before the call that would begin beyond them", async (limit, limits, calls) => {
    const budget = still(limits, { prices });
    const model = modelAt(stub.baseUrl);
    for (let i = 0; i < calls; i++)
      expect(await model(question({ budget, place: `p/${i}` }))).toMatchObject({ kind: "answer" });
    expect(await model(question({ budget, place: "p/last" }))).toEqual({ kind: "stopped", reason: "budget", limit });
    expect(asked()).toBe(calls);
  });

  test("of time stop before the next call, and a replay stops at the same place", async () => {
    let now = 0;
    const replies = memoryReplies();
    const run = async (mode: "live" | "replay", clock: () => number) => {
      const budget = openBudget({ limits: { timeMs: 100 }, now: clock });
      const model = modelAt(stub.baseUrl, { replies, mode });
      const first = await model(question({ budget }));
      now = 100;
      return [first, await model(question({ budget, place: "p/2" }))];
    };
    const live = await run("live", () => now);
    expect(live[1]).toEqual({ kind: "stopped", reason: "budget", limit: "time" });
    expect(await run("replay", () => 0)).toEqual(live);
    expect(asked()).toBe(1);
  });

  test("a stop for lack of budget is not a reply: with more budget the resumed run asks", async () => {
    const replies = memoryReplies();
    expect(await modelAt(stub.baseUrl, { replies })(question({ budget: still({ calls: 0 }) }))).toMatchObject({
      kind: "stopped",
    });
    expect(await modelAt(stub.baseUrl, { replies })(question({ budget: still({ calls: 1 }) }))).toMatchObject({
      kind: "answer",
    });
  });

  test("hold when many ask at once, and count against the wider budget too", async () => {
    const run = still({ calls: 2 });
    const budgets = [still({}, { within: run }), still({}, { within: run })];
    const model = modelAt(stub.baseUrl);
    const answers = await Promise.all(
      [0, 1, 2, 3].map((i) => model(question({ budget: budgets[i % 2] ?? run, place: `p/${i}` }))),
    );
    expect(answers.map((answer) => answer.kind)).toEqual(["answer", "answer", "stopped", "stopped"]);
    expect(run.spent()).toMatchObject({ calls: 2, tokens: 3000 });
  });

  test("count failed requests as calls", async () => {
    stub.script({ kind: "status", status: 500 });
    const budget = still({ calls: 2 });
    expect(await modelAt(stub.baseUrl)(question({ budget }))).toMatchObject({ kind: "stopped", limit: "calls" });
    expect(asked()).toBe(2);
  });

  test("go on from what an earlier process spent", () => {
    expect(still({ tokens: 100 }, { before: { inputTokens: 60, outputTokens: 40 } }).reached()).toBe("tokens");
  });

  test("of money need prices, and no budget is negative", () => {
    expect(() => still({ money: 1 })).toThrow("prices");
    expect(() => still({ calls: -1 })).toThrow(expect.objectContaining({ code: "bad-budget", exit: 2 }));
    expect(() => still({ tokens: Number.NaN })).toThrow("tokens");
  });
});
