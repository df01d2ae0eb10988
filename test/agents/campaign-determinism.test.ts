// The same snapshot and seed give the same ledger and the same report; what was recorded can be repeated.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignEvent } from "#agents";
import { openStore, type Store } from "#engine/data";
import { checkReport, renderReportText, reportDocument } from "#engine/evidence";
import { renderHtml } from "#engine/evidence/render";
import { readLedger, registerRun } from "../../interfaces/compose/index.ts";
import { configOf } from "../../interfaces/compose/run-config.ts";
import { runRow } from "../../interfaces/compose/world.ts";
import { temporaryFolder } from "../support/bars.ts";
import { type Driven, drive, register, runCampaign } from "../support/campaign.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folders: string[] = [];
async function fresh(name = "demo"): Promise<Store> {
  const workspace = temporaryFolder();
  folders.push(workspace);
  const store = await openStore({ workspace, mode: "write" });
  await store.importBars(revertingMarket({ symbols: 24, days: 500, name }));
  return store;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Registers and drives the replay of a run, as "runs replay" does. */
async function replay(store: Store, run: string): Promise<{ readonly run: string; readonly head: string }> {
  const config = configOf(runRow(store, run));
  const market = await store.describe(config.market);
  const fresh = { ...config, market, approved: true, replayOf: { run, config } };
  const again = await registerRun(store, fresh, () => new Date());
  await drive(store, again);
  return { run: again, head: readLedger(store, again).head };
}

interface Kept extends Driven {
  readonly text: string;
  readonly html: string;
}

async function keep(store: Store, driven: Driven): Promise<Kept> {
  const document = reportDocument.parse(JSON.parse(driven.report));
  const ledger = readLedger(store, driven.run);
  expect(checkReport(document, ledger)).toEqual([]);
  return { ...driven, text: renderReportText(document, ledger), html: renderHtml(document, ledger) };
}

describe("two workspaces", () => {
  let first: Kept;
  let store: Store;
  beforeAll(async () => {
    store = await fresh();
    first = await keep(store, await runCampaign(store, { limits: { trials: 10 } }));
    await store.close();
    store = await fresh();
  });
  afterAll(() => store.close());

  it("give the same ledger head and the same report, byte for byte but for the run's name", async () => {
    const second = await keep(store, await runCampaign(store, { limits: { trials: 10 } }));
    expect(second.head).toBe(first.head);
    expect(second.report.replaceAll(second.run, first.run)).toBe(first.report);
    expect(second.text.replaceAll(second.run, first.run)).toBe(first.text);
    expect(second.html.replaceAll(second.run, first.run)).toBe(first.html);
    expect(store.state.openings("demo").length).toBeGreaterThan(0);
  });

  it("a replay in the same workspace has the same head and opens no holdout a second time", async () => {
    const [run] = store.state.listRuns();
    const before = store.state.openings("demo");
    expect((await replay(store, run?.id ?? "")).head).toBe(first.head);
    expect(store.state.openings("demo")).toEqual(before);
  });

  it("a later campaign counts the earlier trials, and leaves a holdout closed that was opened before", async () => {
    const before = store.state.openings("demo");
    const later = await runCampaign(store, { limits: { trials: 10 } });
    const ledger = readLedger(store, later.run);
    expect(later.head).not.toBe(first.head);
    expect(store.state.openings("demo").map(({ candidate }) => candidate)).toEqual([
      ...new Set(store.state.openings("demo").map(({ candidate }) => candidate)),
    ]);
    const reopened = ledger
      .ofKind("opening")
      .filter(({ body }) => before.some(({ candidate }) => candidate === body.subject.id));
    expect(reopened).toEqual([]);
    // The replay of a run with earlier runs before it sees the same ones.
    expect((await replay(store, later.run)).head).toBe(later.head);
  });

  it("another seed gives another ledger, which still passes the gate", async () => {
    const other = await keep(store, await runCampaign(store, { seed: 8, limits: { trials: 6 } }));
    expect(other.head).not.toBe(first.head);
  });

  it("a campaign whose time is up stops by that name, and its replay stops at the same place", async () => {
    const timed = await keep(store, await runCampaign(store, { seed: 10, limits: { trials: 30, minutes: 0 } }));
    expect(timed.stop).toBe("budget-time");
    expect((await replay(store, timed.run)).head).toBe(timed.head);
  });

  it("a run is interrupted and repeated on its own data, though the market was revised meanwhile", async () => {
    const stop = new AbortController();
    const run = await register(store, { seed: 9, limits: { trials: 8 } });
    const interrupt = (event: CampaignEvent): void =>
      void (event.kind === "trial" && event.trial === 3 && stop.abort());
    await expect(drive(store, run, { signal: stop.signal, emit: interrupt })).rejects.toMatchObject({
      code: "interrupted",
    });
    const undisturbed = await runCampaign(store, { seed: 9, limits: { trials: 8 } });
    const before = await store.snapshot("demo");
    const made = revertingMarket({ symbols: 25, days: 500 });
    made.rows.fields.get("close")?.fill(77, 300, 330);
    await store.importBars(made);
    expect((await store.snapshot("demo")).hash).not.toBe(before.hash);
    await drive(store, run);
    const ledger = readLedger(store, run);
    expect(ledger.ofKind("run")[0]?.body.snapshot).toBe(before.hash);
    expect(new Set(ledger.ofKind("metric").map(({ body }) => body.scope.universe))).toEqual(
      new Set(["all 24 symbols"]),
    );
    expect((await replay(store, run)).head).toBe(ledger.head);
    expect((await replay(store, undisturbed.run)).head).toBe(undisturbed.head);
  });
});
