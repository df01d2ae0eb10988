// A campaign whose plan has the generator: its formulas are ideas like any other, counted, gated, resumed and replayed.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CampaignEvent, offlineResearcher, type Researcher } from "#agents";
import { openStore, type Store } from "#engine/data";
import { checkReport, reportDocument } from "#engine/evidence";
import { factorFamilies } from "#tools";
import { readLedger, registerRun } from "../../interfaces/compose/index.ts";
import { configOf } from "../../interfaces/compose/run-config.ts";
import { runRow } from "../../interfaces/compose/world.ts";
import { temporaryFolder } from "../support/bars.ts";
import { drive, runCampaign } from "../support/campaign.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
let store: Store;
beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  await store.importBars(revertingMarket({ symbols: 24, days: 500 }));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const templates = new Map(
  factorFamilies().flatMap(({ says, templates: own }) => own.map((one) => [one.name, `${says} ${one.says}`])),
);

describe("a campaign with the generator", () => {
  it("registers each formula before it is tried, stays in the budget, and ends in a report that the gate lets pass", async () => {
    const rounds: string[] = [];
    const emit = (event: CampaignEvent): void => {
      if (event.kind === "phase" && event.phase === "ideas") rounds.push(event.says);
    };
    const driven = await runCampaign(store, { limits: { trials: 24 }, generator: true }, { emit });
    const ledger = readLedger(store, driven.run);
    expect(rounds.slice(0, 2)).toEqual(["round 1: new-idea", "round 2: generate"]);
    const made = ledger.ofKind("trial").filter(({ body }) => body.author === "generator");
    expect(made.length).toBeGreaterThanOrEqual(6);
    for (const { seq, body } of made) {
      const idea = ledger.ofKind("idea").find(({ id }) => id === body.idea);
      expect(idea?.seq).toBeLessThan(seq);
      expect(templates.get(body.origin?.template ?? "")).toBe(idea?.body.hypothesis);
      expect([idea?.body.author, idea?.body.sign]).toEqual(["generator", 1]);
    }
    const scored = ledger.ofKind("trial").filter(({ body }) => body.outcome !== "duplicate");
    expect(scored.length).toBeLessThanOrEqual(24);
    const definitions = made.map(({ body }) => JSON.stringify(body.definition));
    expect(new Set(definitions).size).toBe(definitions.length);
    expect(checkReport(reportDocument.parse(JSON.parse(driven.report)), ledger)).toEqual([]);
  });

  it("repeats to the same ledger, and knows nothing of the generator when the plan does not", async () => {
    const { run, head } = await runCampaign(store, { limits: { trials: 12 }, generator: true });
    const config = configOf(runRow(store, run));
    const market = await store.describe(config.market);
    const again = await registerRun(
      store,
      { ...config, market, approved: true, replayOf: { run, config } },
      () => new Date(),
    );
    await drive(store, again);
    expect(readLedger(store, again).head).toBe(head);
    const plain = readLedger(store, (await runCampaign(store, { limits: { trials: 12 } })).run);
    expect(plain.ofKind("idea").filter(({ body }) => body.author === "generator")).toEqual([]);
    expect(plain.ofKind("plan")[0]?.body).not.toHaveProperty("generator");
  });

  it("goes on with the generator where the researcher has nothing left", async () => {
    const empty: Researcher = { ...offlineResearcher, ideas: async () => [] };
    const with_ = await runCampaign(store, { limits: { trials: 12 }, generator: true }, { researcher: empty });
    const authors = readLedger(store, with_.run)
      .ofKind("idea")
      .map(({ body }) => body.author);
    expect(new Set(authors)).toEqual(new Set(["generator"]));
    expect(authors.length).toBeGreaterThan(6);
    const without = await runCampaign(store, { limits: { trials: 12 } }, { researcher: empty });
    expect(readLedger(store, without.run).ofKind("idea")).toEqual([]);
  });
});
