// A conversation without a model: answers with records, a plan that is approved and run, interruption, restart.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CampaignEvent, Plan } from "#agents";
import { checkAnswer, renderSentence } from "#engine/evidence";
import type { Chat, Turn } from "../../interfaces/compose/chat.ts";
import { readLedger } from "../../interfaces/compose/publish.ts";
import { verifyRun } from "../../interfaces/compose/verify.ts";
import { runRow } from "../../interfaces/compose/world.ts";
import { calm, openWorkshop, tinyLimits, type Workshop } from "./chat-market.ts";

let shop: Workshop;
let chat: Chat;

beforeAll(async () => {
  shop = await openWorkshop();
  chat = await shop.chat();
});
afterAll(() => shop.close());

/** The answer as a reader sees it; every sentence is sent through the gate once more. */
function read({ answer }: Turn): string {
  if (!answer) return "";
  const ledger = readLedger(shop.store(), answer.run);
  expect(checkAnswer(answer.sentences, ledger)).toEqual([]);
  expect(answer.refused).toEqual([]);
  const listed = answer.listings.flatMap(({ title, lines }) => [title, ...lines]);
  return [...answer.sentences.map((sentence) => renderSentence(sentence, ledger)), ...listed].join("\n");
}

const ask = async (question: string): Promise<string> => read(await chat.ask(question, calm));

test("a question about data names the split, the sealed holdout, fields and markets", async () => {
  const text = await ask("what data are there?");
  expect(text).toContain("The data are split by time");
  expect(text).toContain("was not opened by this run");
  expect(text).toContain("fields: open, high, low, close, volume");
  expect(text).toMatch(/tiny: 12 symbols, 1d/);
});

test("a formula is explained, screened on the spot, cited, and counted as one trial however often it is asked for", async () => {
  const text = await ask("what do you know about rank(-returns(close, 1))?");
  expect(text).toMatch(/rank\(-returns\(close, 1\)\): Mean rank IC [−0-9.]+ \(explore, horizon 5 bars\)/);
  expect(text).toContain("adjusted for all trials");
  expect(text).toContain("rank(-returns(close, 1)) in words");
  const trials = () => readLedger(shop.store(), chat.thread).ofKind("trial");
  expect(trials()).toHaveLength(1);
  await ask('tell me about "rank(-returns(close, 1))" again');
  expect(trials()).toHaveLength(1);
  await ask('tell me about "rank(-returns(close, 1))" at horizon 10');
  expect(trials()).toHaveLength(2);
});

test("a formula that does not parse is answered with the located error and no number", async () => {
  const turn = await chat.ask("what about ts_meen(close, 5)?", calm);
  expect(read(turn)).toContain("ts_meen");
  expect(turn.answer?.sentences).toHaveLength(1);
});

test("without a campaign on record the answer says so instead of guessing", async () => {
  for (const question of ["what was tried?", "best strategies", "why did reversal die?", "is it robust?"])
    expect(await ask(question)).toContain("There is no campaign on record");
});

test("a question outside its records is answered with not knowing", async () => {
  expect(await ask("will it rain tomorrow?")).toContain("No record answers");
});

test("an operator that is named is shown alone", async () => {
  const text = await ask("what does the operator ts_mean do?");
  expect(text).toContain("ts_mean(x, n");
  expect(text).not.toContain("ts_std(");
});

async function proposedPlan(question: string): Promise<Plan> {
  const { plan } = await chat.ask(question, calm);
  if (!plan) throw new Error("No plan was proposed.");
  return plan;
}

const tiny = (plan: Plan): Plan => ({
  ...plan,
  trials: 4,
  rounds: 1,
  ideasPerRound: 4,
  mechanisms: ["reversal", "intraday"],
});

test("a plan waits until it is answered, also while other questions are asked and after a restart", async () => {
  const plan = await proposedPlan("explore short-term reversal");
  expect(plan).toMatchObject({ goal: "short-term reversal", market: "tiny", trials: tinyLimits.trials });
  expect((await chat.ask("what data are there?", calm)).plan).toEqual(plan);
  const before = chat.history().length;
  await shop.restart();
  chat = await shop.chat();
  expect(chat.history()).toHaveLength(before);
  expect((await chat.now()).plan).toEqual(plan);
});

test("an edited plan is shown again before anything runs, and a refused one is gone", async () => {
  const plan = (await chat.now()).plan as Plan;
  const edited = await chat.decide({ decision: "edit", plan: tiny(plan) }, calm);
  expect(edited).toMatchObject({ plan: tiny(plan), campaign: null });
  expect((await chat.decide({ decision: "reject", reason: "" }, calm)).plan).toBeNull();
  expect(
    shop
      .store()
      .state.listRuns()
      .every(({ id }) => id === chat.thread),
  ).toBe(true);
});

test("an approved plan becomes a campaign; interrupted it goes on after a restart with the same plan, and is summed up", async () => {
  const plan = tiny(await proposedPlan("explore short-term reversal"));
  await chat.decide({ decision: "edit", plan }, calm);
  const { campaign } = await chat.decide({ decision: "approve" }, calm);
  if (!campaign) throw new Error("No campaign was registered.");
  expect(runRow(shop.store(), campaign.run).status).toBe("planned");
  const stop = new AbortController();
  const stopAtFirstTrial = (event: CampaignEvent): void => {
    if (event.kind === "trial") stop.abort();
  };
  await expect(chat.drive(campaign, { signal: stop.signal, emit: stopAtFirstTrial })).rejects.toMatchObject({
    code: "interrupted",
    exit: 75,
  });
  expect(runRow(shop.store(), campaign.run).status).toBe("stopped");
  expect(await ask("what do you know about rank(-returns(close, 3))?")).toContain("Mean rank IC");

  await shop.restart();
  chat = await shop.chat();
  expect((await chat.now()).campaign).toEqual({ run: campaign.run, plan });
  const events: CampaignEvent[] = [];
  const driven = await chat.drive(campaign, { signal: calm.signal, emit: (event) => events.push(event) });
  expect(events.some(({ kind }) => kind === "trial")).toBe(true);
  expect(runRow(shop.store(), campaign.run).status).toBe("finished");
  const ledger = readLedger(shop.store(), campaign.run);
  expect(ledger.ofKind("plan").map(({ body }) => body)).toEqual([plan]);
  expect(driven.turn && read(driven.turn)).toMatch(/\d+ trials? on record/);
  expect(driven.turn?.answer?.run).toBe(campaign.run);
  expect(chat.history().at(-1)).toMatchObject({ role: "assistant" });
});

test("after the campaign its trials, deaths, factors, strategies, verdicts and holdout are answered from its own ledger", async () => {
  const [run] = shop.store().state.listRuns();
  const trial = readLedger(shop.store(), run?.id ?? "").ofKind("trial")[0];
  for (const question of [
    "what was tried?",
    "verdicts",
    "best factors",
    "best strategies",
    "what about the holdout?",
    "is it robust?",
  ]) {
    const turn = await chat.ask(`${question} in run ${run?.id}`, calm);
    expect(read(turn)).not.toContain("No record answers");
    expect(turn.answer?.run).toBe(run?.id);
  }
  const why = await ask(`why did "${trial?.body.subject.label}" die?`);
  expect(why).toContain("gate");
  expect(await ask('why did "rank(volume)" die?')).toContain("do not include that formula");
  expect(await ask("what was tried in run 20990101-000000-aaaaaa?")).toContain("no run of that name");
});

test("what is tried in the conversation afterwards changes no number of the campaign", async () => {
  const run = shop.store().state.listRuns()[0]?.id ?? "";
  expect(await ask("what do you know about rank(-returns(close, 7))?")).toContain("Mean rank IC");
  const names = readLedger(shop.store(), run)
    .ofKind("metric")
    .map(({ body }) => body.name);
  expect(names).toContain("deflated_sharpe");
  const verified = await verifyRun(shop.store(), run, { signal: calm.signal, all: true });
  expect(verified).toMatchObject({ holds: true, changed: [] });
});

test("a new conversation has its own run and history; the old one can be opened by its name", async () => {
  const old = chat.thread;
  chat = await shop.chat({ fresh: true });
  expect(chat.thread).not.toBe(old);
  expect(chat.history()).toEqual([]);
  chat = await shop.chat({ thread: old.slice(-6) });
  expect(chat.history().length).toBeGreaterThan(10);
  await expect(shop.chat({ thread: "nowhere" })).rejects.toMatchObject({ code: "unknown-thread" });
  await expect(shop.chat({ thread: old, market: "other" })).rejects.toMatchObject({ code: "thread-of-other-market" });
});

test("a turn that is stopped leaves the conversation usable", async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(chat.ask("what about rank(close)?", { ...calm, signal: stop.signal })).rejects.toMatchObject({
    code: "interrupted",
  });
  expect(await ask("what about rank(close)?")).toContain("Mean rank IC");
});
