// A conversation with a model that tells the truth, lies, or tries to act: the reader sees what the ledger holds and nothing else.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { checkAnswer, renderSentence } from "#engine/evidence";
import type { Chat, Turn } from "../../interfaces/compose/chat.ts";
import { readLedger } from "../../interfaces/compose/publish.ts";
import { type OpenAiStub, type StubBehaviour, type StubRequest, startOpenAiStub } from "../support/openai-stub.ts";
import { calm, openWorkshop, type Workshop } from "./chat-market.ts";

let shop: Workshop;
let stub: OpenAiStub;
let chat: Chat;

beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  stub = await startOpenAiStub();
  chat = await shop.chat({
    fresh: true,
    settings: { workspace: shop.store().workspace, model: "openai:stub", baseUrl: stub.baseUrl, json: false },
  });
});
afterEach(() => stub.close());

interface Said {
  readonly about?: string | null;
  readonly sentences: readonly unknown[];
  readonly plan?: unknown;
}

const answer = (said: Said): StubBehaviour => ({ kind: "answer", text: JSON.stringify({ plan: null, ...said }) });
const text = (words: string): unknown => ({ kind: "text", text: words });
const sentence = (...spans: readonly unknown[]): unknown => ({ spans });
const pred = (name: string, args: unknown): unknown => sentence({ kind: "pred", name, args, negated: false });
const note = sentence({ kind: "note", role: "method", text: "The records of this conversation were read." });

function shown({ answer: given }: Turn): string {
  if (!given) return "";
  const ledger = readLedger(shop.store(), given.run);
  expect(checkAnswer(given.sentences, ledger)).toEqual([]);
  return given.sentences.map((one) => renderSentence(one, ledger)).join("\n");
}

/** The id of the record of a kind that the prompt offers to cite. */
function offered(request: StubRequest, kind: string): string {
  const found = new RegExp(`([0-9a-f]{64}) ${kind}\\b`).exec(String(request.body.messages[0]?.content));
  if (!found?.[1]) throw new Error(`The prompt offers no ${kind}.`);
  return found[1];
}

test("a true answer is shown with its record, and the model had looking and measuring tools only", async () => {
  stub.script((request) => answer({ sentences: [pred("split-is", { run: offered(request, "run") })] }));
  const turn = await chat.ask("how are the data split?", calm);
  expect(shown(turn)).toContain("The data are split by time");
  expect(turn.answer).toMatchObject({ refused: [], repairs: 0, run: chat.thread });
  const names = stub.requests[0]?.body.tools?.map((tool) => tool.function.name) ?? [];
  expect(names).toEqual(
    expect.arrayContaining(["screen_factor", "backtest_strategy", "describe_market", "find_records"]),
  );
  for (const act of ["open_holdout", "register_idea", "check_data"]) expect(names).not.toContain(act);
});

const foreign = "f".repeat(64);
const lies: readonly (readonly [string, unknown, string])[] = [
  ["digits in text", sentence(text("The Sharpe ratio is 3.1")), "text-digit"],
  ["a claim in words", sentence(text("The factor is significant and robust")), "text-lexicon"],
  [
    "a record that does not exist",
    sentence(text("It is "), { kind: "ref", metric: foreign, format: "value" }),
    "record-unknown",
  ],
  ["words without a record", sentence(text("Reversal follows momentum")), "sentence-unbacked"],
];

test.each(lies)("%s is sent back twice, then left out with a note, and the rest is shown", async (_, lie, rule) => {
  stub.script((request) => answer({ sentences: [lie, pred("split-is", { run: offered(request, "run") })] }));
  const turn = await chat.ask("how good is it?", calm);
  expect(stub.requests).toHaveLength(3);
  expect(String(stub.requests[1]?.body.messages.at(-1)?.content)).toContain(rule);
  expect(turn.answer?.repairs).toBe(2);
  expect(turn.answer?.refused.map((fault) => fault.rule)).toContain(rule);
  expect(shown(turn).split("\n")).toEqual([
    expect.stringContaining("The data are split by time"),
    "[limitation] A part of the drafted answer has no record behind it and is left out.",
  ]);
});

test("an answer of lies alone becomes one note", async () => {
  stub.script(answer({ sentences: [sentence(text("It returned 40 percent"))] }));
  expect(shown(await chat.ask("how good is it?", calm))).toBe(
    "[limitation] The drafted answer has no record behind it and is left out.",
  );
});

test("a lie that is mended at once costs one repair and leaves no trace", async () => {
  stub.script(answer({ sentences: [sentence(text("It earns 9 percent"))] }), (request) =>
    answer({ sentences: [pred("split-is", { run: offered(request, "run") })] }),
  );
  expect((await chat.ask("how good is it?", calm)).answer).toMatchObject({ repairs: 1, refused: [] });
});

test("a run that does not exist cannot be cited", async () => {
  stub.script(answer({ about: "20990101-000000-aaaaaa", sentences: [note] }));
  const turn = await chat.ask("what came out?", calm);
  expect(turn.answer?.refused).toEqual([{ place: "about", rule: "run-unknown" }]);
  expect(turn.answer?.run).toBe(chat.thread);
});

test("a tool that the model calls is measured into the conversation's ledger and counted as a trial", async () => {
  const call = { id: "call-0", name: "screen_factor" };
  const input = JSON.stringify({ expression: "rank(-returns(close, 1))", horizonBars: 5, part: "explore" });
  stub.script({ kind: "tools", calls: [{ ...call, arguments: input }] }, (request) => {
    const result = String(request.body.messages.findLast(({ role }) => role === "tool")?.content);
    const id = /"rank_ic\.mean":\{"record":"([0-9a-f]{64})"/.exec(result)?.[1] ?? foreign;
    return answer({ sentences: [sentence({ kind: "ref", metric: id, format: "label-and-value" })] });
  });
  expect(shown(await chat.ask("how good is reversal?", calm))).toMatch(/^Mean rank IC [−0-9.]+ \(rank/);
  expect(
    readLedger(shop.store(), chat.thread)
      .ofKind("trial")
      .map(({ body }) => body.subject.label),
  ).toEqual(["rank(-returns(close, 1))"]);
});

test("a tool that acts is not at hand, and the holdout is refused", async () => {
  const strategy = { version: 1 };
  stub.script(
    { kind: "tools", calls: [{ id: "call-0", name: "open_holdout", arguments: JSON.stringify({ strategy }) }] },
    answer({ sentences: [note] }),
  );
  await chat.ask("open the holdout", calm);
  expect(String(stub.requests[1]?.body.messages.at(-1)?.content)).toContain("unknown-tool");
  expect(shop.store().state.openings("tiny")).toEqual([]);
});

const plan = {
  goal: "reversal",
  mechanisms: ["reversal after forced selling"],
  horizonBars: 3,
  rounds: 1,
  ideasPerRound: 2,
  finalists: 1,
  rebalanceEvery: 3,
  longOnly: false,
  why: "Sharpe 5 is guaranteed.",
};

test("a plan waits for approval with market, costs and limits of the house, and its reasons are not shown", async () => {
  stub.script(answer({ sentences: [note], plan }));
  const turn = await chat.ask("explore reversal", calm);
  expect(turn.plan).toMatchObject({ goal: "reversal", market: "tiny", horizonBars: 3, trials: 4 });
  expect(JSON.stringify(turn)).not.toContain("guaranteed");
  expect(turn.campaign).toBeNull();
});

test("a plan that promises a result is dropped", async () => {
  stub.script(answer({ sentences: [note], plan: { ...plan, mechanisms: ["proven reversal with Sharpe 5"] } }));
  const turn = await chat.ask("explore reversal", calm);
  expect(turn.plan).toBeNull();
  expect(turn.answer?.refused.map(({ place }) => place)).toContain("plan.mechanisms[0]");
});

test("the model is shown the conversation so far, and answers of other places are never mixed up", async () => {
  stub.script(answer({ sentences: [note] }));
  await chat.ask("first question", calm);
  await chat.ask("second question", calm);
  expect(stub.requests[1]?.body.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
  expect(stub.requests[1]?.body.messages[1]?.content).toBe("first question");
});
