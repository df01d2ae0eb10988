// Campaigns with a model over HTTP, behaving well and badly: there is always a report that passes the gate, and always a reason for the end.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "#engine/data";
import { checkReport, type ReportDocument, reportDocument } from "#engine/evidence";
import { readLedger, registerRun, runRow } from "../../interfaces/compose/index.ts";
import { configOf } from "../../interfaces/compose/run-config.ts";
import { temporaryFolder } from "../support/bars.ts";
import { type CampaignOptions, register } from "../support/campaign.ts";
import { answer, driveModel, goodPlan, goodScript, type Script, serve } from "../support/model-campaign.ts";
import { deadBaseUrl, type OpenAiStub, startOpenAiStub } from "../support/openai-stub.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
let store: Store;
let stub: OpenAiStub;
/** A run that tries two factors and no strategy: what every repetition of it must come to. */
let base: Awaited<ReturnType<typeof campaign>>;
let template: ReportDocument;

beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  stub = await startOpenAiStub();
  await market("first");
  base = await campaign("first", goodScript, small);
  template = reportDocument.parse(JSON.parse(base.report ?? ""));
});
afterAll(async () => {
  await stub.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => stub.script({ kind: "status", status: 500 }));

async function market(name: string): Promise<void> {
  await store.importBars(revertingMarket({ symbols: 24, days: 500, name }));
}

const usual: CampaignOptions = { model: "openai:stub", limits: { trials: 8, tokens: 1_000_000 } };

const small: CampaignOptions = { limits: { trials: 2, tokens: 1_000_000 } };

/** Registers the base run once more, with the same memory, so that it comes to the same records. */
async function registerAgain(): Promise<string> {
  const run = await register(store, { ...usual, ...small, market: "first" });
  const row = runRow(store, run);
  store.state.putRun({ ...row, config: { ...configOf(row), ordinal: configOf(runRow(store, base.run)).ordinal } });
  return run;
}

async function again(script: Script) {
  const run = await registerAgain();
  stub.script(serve(script));
  const end = await driveModel(store, run, { baseUrl: stub.baseUrl });
  expectProven(end.report, run);
  return { ...end, run };
}

/** Repeats a run from its records, with no server to ask; the head of the repetition. */
async function replayed(run: string): Promise<string> {
  const config = configOf(runRow(store, run));
  const market = await store.describe(config.market);
  const replay = await registerRun(
    store,
    { ...config, market, approved: true, replayOf: { run, config } },
    () => new Date(),
  );
  return (await driveModel(store, replay, { baseUrl: await deadBaseUrl() })).head;
}

/** A campaign to its end; whatever happened, its report passes the gate. */
async function campaign(name: string, script: Script, options: CampaignOptions = {}) {
  stub.script(serve(script));
  const run = await register(store, { ...usual, ...options, market: name });
  const end = await driveModel(store, run, { baseUrl: stub.baseUrl });
  expectProven(end.report, run);
  return { ...end, run };
}

function expectProven(report: string | null, run: string): void {
  expect(checkReport(reportDocument.parse(JSON.parse(report ?? "")), readLedger(store, run))).toEqual([]);
}

const kindOf = (ledger: ReturnType<typeof readLedger>) => ledger.ofKind("report")[0]?.body.kind;

describe("a well-behaved model", () => {
  it("is planned for, has its ideas tried, and gets a template report when it writes none", async () => {
    const [run] = store.state.listRuns();
    const ledger = readLedger(store, run?.id ?? "");
    expect(ledger.ofKind("plan")[0]?.body).toMatchObject({ mechanisms: goodPlan.mechanisms, rounds: 2 });
    expect(ledger.ofKind("trial").some(({ body }) => body.author === "openai:stub")).toBe(true);
    expect(kindOf(ledger)).toBe("template");
  });

  it("has its report published when every sentence holds, and its run repeated without a request", async () => {
    const asked = stub.requests.length;
    const written = await again({
      ...goodScript,
      reporter: () => answer({ title: template.title, sections: template.sections }),
    });
    expect(kindOf(written.ledger)).toBe("written");
    expect(stub.requests.length).toBeGreaterThan(asked);
    const before = stub.requests.length;
    expect(await replayed(written.run)).toBe(written.head);
    expect(await replayed(base.run)).toBe(base.head);
    expect(stub.requests.length).toBe(before);
  });

  it("may look through tools while it writes, and its bad calls are answered, not fatal", async () => {
    const calls = [
      { name: "find_metrics", arguments: '{"name":"sharpe"}' },
      { name: "find_metrics", arguments: "{not json" },
      { name: "open_holdout", arguments: '{"strategy":{}}' },
      { name: "no_such_tool", arguments: "{}" },
    ];
    const end = await again({
      ...goodScript,
      reporter: (_, turn) => (turn === 0 ? { kind: "tools", calls } : { kind: "answer", text: "[]" }),
    });
    expect(kindOf(end.ledger)).toBe("template");
    const spoken =
      stub.requests
        .at(-1)
        ?.body.messages.map(({ content }) => String(content))
        .join("\n") ?? "";
    expect(spoken).toContain("no_such_tool");
    expect(spoken).toContain("open_holdout");
  });
});

describe("a model that cannot be used", () => {
  it("as a planner: the usual plan is taken", async () => {
    await market("planner");
    const refused = await campaign("planner", { ...goodScript, planner: () => ({ kind: "refusal", text: "no" }) });
    expect(refused.seen.join("\n")).toContain("The usual plan is proposed instead");
    expect(refused.ledger.ofKind("plan")[0]?.body).toMatchObject({ mechanisms: ["reversal"] });
  });

  it("as an idea agent: one silent round is passed over, two end the search", async () => {
    await market("ideas");
    const once = await campaign("ideas", {
      ...goodScript,
      "factor-idea": (request, turn) =>
        turn === 0 ? { kind: "refusal", text: "no" } : (goodScript["factor-idea"]?.(request, turn) ?? answer({})),
    });
    expect(once.ledger.ofKind("trial").length).toBeGreaterThan(0);
    expect(once.stop).not.toBe("model-failed");
    const never = await campaign("ideas", {
      ...goodScript,
      "factor-idea": () => ({ kind: "answer", text: '{"ideas":' }),
    });
    expect(never.stop).toBe("model-failed");
    expect(never.ledger.ofKind("trial")).toEqual([]);
  });

  it("as a coder: formulas that never parse are failed trials, counted against the budget", async () => {
    await market("coder");
    const end = await campaign("coder", {
      ...goodScript,
      coder: (_, turn) =>
        turn % 2 === 0 ? answer({ expressions: ["rank(future(close))"] }) : { kind: "refusal", text: "no" },
    });
    const trials = end.ledger.ofKind("trial");
    expect(trials.length).toBeGreaterThan(0);
    // The second round fails in the same words as the first: no new trial.
    expect(trials.every(({ body }) => body.outcome === "failed" && body.stage === "code")).toBe(true);
    expect([trials.length, end.stop]).toEqual([3, "nothing-survived"]);
  });

  it("that says unprintable things about its ideas still gets a proven report", async () => {
    await market("words");
    const loud = "Earns 45% a year, significantly outperforms, guaranteed. <script>alert(1)</script>";
    const idea = { mechanism: "sure thing 99%", hypothesis: loud, sign: 1, horizonBars: 5, inputs: ["close"] };
    const end = await campaign("words", {
      ...goodScript,
      "factor-idea": () => answer({ ideas: [idea] }),
      coder: () => answer({ expressions: ["rank(-returns(close, 5))"] }),
    });
    expect(end.report).not.toContain("<script");
    expect(end.report).not.toContain("45%");
  });
});

describe("a model that lies in its report", () => {
  const sentence = (spans: readonly unknown[]) => ({
    id: "lies",
    blocks: [{ kind: "paragraph", sentences: [{ spans }] }],
  });
  const lies: Readonly<Record<string, () => readonly unknown[]>> = {
    digits: () => [{ kind: "text", text: "The strategy earned 42 percent a year." }],
    "a false predicate": () => [
      { kind: "pred", name: "no-data-warnings", args: { run: base.ledger.ofKind("run")[0]?.id }, negated: true },
    ],
    "number words": () => [{ kind: "text", text: "The strategy doubled the money twice." }],
    "foreign record": () => [
      { kind: "text", text: "It earned " },
      { kind: "ref", metric: "f".repeat(64), format: "value" },
    ],
  };

  it("has the lies taken out or the template published, and what was refused is on record", async () => {
    for (const [name, lie] of Object.entries(lies)) {
      const sections = [...template.sections, sentence(lie())];
      const end = await again({ ...goodScript, reporter: () => answer({ title: template.title, sections }) });
      const [report] = end.ledger.ofKind("report");
      // Digits do not even fit the schema of a span; what fits is refused by the gate, with its place.
      expect(report?.body.kind === "template" || (report?.body.refused.length ?? 0) > 0, name).toBe(true);
      expect(JSON.parse(end.report ?? "").sections, name).toEqual(template.sections);
      // The writer was asked three times, the last two with the faults.
      expect(end.spent.calls, name).toBe(base.spent.calls);
    }
  });
});

describe("a server that fails", () => {
  it("stops the run with a resume hint, and the resumed run has the head of an undisturbed one", async () => {
    const run = await registerAgain();
    for (const [agent, failure] of [
      ["planner", { kind: "status", status: 503 }],
      ["factor-idea", { kind: "hang" }],
      ["coder", { kind: "reset" }],
    ] as const) {
      stub.script(serve({ ...goodScript, [agent]: () => failure }));
      await expect(driveModel(store, run, { baseUrl: stub.baseUrl })).rejects.toMatchObject({ exit: 75 });
      expect(runRow(store, run).status).toBe("failed");
    }
    await expect(driveModel(store, run, { baseUrl: await deadBaseUrl() })).rejects.toMatchObject({
      code: "model-unreachable",
      exit: 75,
    });
    stub.script(serve(goodScript));
    expect((await driveModel(store, run, { baseUrl: stub.baseUrl })).head).toBe(base.head);
  });

  it("costs the prose and not the report when it fails the reporter", async () => {
    const end = await again({ ...goodScript, reporter: () => ({ kind: "status", status: 500 }) });
    expect(kindOf(end.ledger)).toBe("template");
    expect(await replayed(end.run)).toBe(end.head);
  });
});

describe("budgets", () => {
  it("of tokens end the search with their name, held to within one call, also over a resume", async () => {
    await market("tokens");
    const end = await campaign("tokens", goodScript, { limits: { trials: 8, tokens: 1200 } });
    // Each answer costs 500: the third call passes the limit, the fourth is not made.
    expect([end.stop, end.spent.calls, end.spent.tokens]).toEqual(["budget-tokens", 3, 1500]);
    const run = await register(store, { ...usual, limits: { trials: 8, tokens: 1200 }, market: "tokens" });
    stub.script(serve({ ...goodScript, coder: () => ({ kind: "status", status: 503 }) }));
    await expect(driveModel(store, run, { baseUrl: stub.baseUrl })).rejects.toMatchObject({ exit: 75 });
    stub.script(serve(goodScript));
    const resumed = await driveModel(store, run, { baseUrl: stub.baseUrl });
    expect([resumed.stop, resumed.spent.tokens]).toEqual(["budget-tokens", 1500]);
  });

  it("of tokens, when nothing may be spent, ask the model nothing", async () => {
    await market("nothing");
    const before = stub.requests.length;
    const end = await campaign("nothing", goodScript, { limits: { trials: 8, tokens: 0 } });
    expect([end.stop, stub.requests.length - before]).toEqual(["budget-tokens", 0]);
  });

  it("of money end the search with their name", async () => {
    await market("money");
    stub.script(serve(goodScript));
    const run = await register(store, { ...usual, limits: { trials: 8, tokens: 1e6, money: 1 }, market: "money" });
    // 400 tokens in, 100 out: 0.5 a call.
    const prices = { inputPerMillion: 1000, outputPerMillion: 1000 };
    const end = await driveModel(store, run, { baseUrl: stub.baseUrl, prices });
    expectProven(end.report, run);
    expect([end.stop, end.spent.money]).toEqual(["budget-money", 1]);
  });

  it("of trials hold exactly", async () => {
    await market("trials");
    const end = await campaign("trials", goodScript, { limits: { trials: 2, tokens: 1e6 } });
    expect(end.ledger.ofKind("trial").filter(({ body }) => body.outcome !== "duplicate").length).toBe(2);
    expect(end.stop).toBe("budget-trials");
  });
});
