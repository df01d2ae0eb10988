// Other markets beside a run's own: sealed by their own seals, cut at the part's end, recorded by their contents.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore, type Store } from "#engine/data";
import { closesOf } from "#engine/panel";
import { callTool, evaluateFactor, type ToolContext, tools } from "#tools";
import { configOf, openWorld, registerRun, runRow, verifyRun } from "../../interfaces/compose/index.ts";
import { temporaryFolder } from "../support/bars.ts";
import { smallLimits } from "../support/campaign.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const signal = new AbortController().signal;
let store: Store;
let context: ToolContext;
let run = "";
let sealed = 0;
const reads = { formulas: ['market("other").close', 'market("other", "R03").close'] };

async function register(market: string, otherMarkets: readonly string[] = []): Promise<string> {
  const fresh = { kind: "screen", goal: "x", seed: 7, model: "offline", baseUrl: null, limits: smallLimits } as const;
  const description = await store.describe(market);
  return registerRun(store, { ...fresh, market: description, otherMarkets, approved: true }, () => new Date());
}

beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  await store.importBars(revertingMarket({ symbols: 24, days: 400, name: "own" }));
  // Shorter, so that its holdout begins inside the other market's validate part.
  await store.importBars(revertingMarket({ symbols: 12, days: 260, name: "other" }));
  await register("other");
  sealed = store.state.sealOf("other")?.from ?? Number.NaN;
  run = await register("own", ["other"]);
  ({ context } = await (await openWorld(store, run, { signal })).at(0));
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it("another market ends with what was known at the part's end, and before its own seal", async () => {
  const explore = (await context.part("explore", reads)).panel;
  const other = explore.inputs?.get("other");
  expect(closesOf(other!).at(-1)).toBe(closesOf(explore).at(-1));
  const validate = (await context.part("validate", reads)).panel;
  expect(sealed).toBeLessThan(validate.times.at(-1)!);
  const cut = validate.inputs?.get("other");
  expect(cut?.times.at(-1)).toBeLessThan(sealed);
  expect(cut?.source?.withheld?.rows).toBeGreaterThan(0);
});

it("a week and a day after its last readable bar a sealed market has no values left", async () => {
  const part = await context.part("validate", reads);
  const values = context.column('market("other", "R03").close', part);
  const { times } = part.panel;
  const after = times.findIndex((time) => time > sealed + 9 * 86_400_000);
  expect(after).toBeGreaterThan(0);
  expect([...values.subarray(after, times.length)].every(Number.isNaN)).toBe(true);
  expect(Number.isFinite(values[times.findIndex((time) => time >= sealed)]!)).toBe(true);
});

it("the holdout of the market itself opens for a candidate; that of the other stays sealed", async () => {
  context.openHoldout("candidate");
  const { panel } = await context.openedPart("candidate", reads);
  expect(panel.times.at(-1)).toBeGreaterThan(store.state.sealOf("own")!.from);
  expect(panel.inputs?.get("other")?.times.at(-1)).toBeLessThan(sealed);
});

it("a formula evaluated by hand reads the other market sealed as well", async () => {
  const expression = 'close / market("other", "R03").close';
  const { times, values, where } = await evaluateFactor(store, { query: { market: "own" }, expression });
  expect(where).toMatchObject({ place: "process", why: expect.stringMatching(/other markets/) });
  const after = times.findIndex((time) => time > sealed + 9 * 86_400_000);
  expect([after > 0, [...values.subarray(after, times.length)].every(Number.isNaN)]).toEqual([true, true]);
  expect(values.some(Number.isFinite)).toBe(true);
});

it("tools know the other market, and say which one is not there", async () => {
  const described = await callTool(tools, "describe_market", {}, context);
  expect(described).toMatchObject({ inputs: [{ market: "other", frequency: "1d", timeZone: "America/New_York" }] });
  const explain = (expression: string): Promise<unknown> => callTool(tools, "explain_factor", { expression }, context);
  expect(await explain('rank(close / market("other").close)')).toMatchObject({ ok: true, unit: "rank" });
  expect(await explain('market("othr").close')).toMatchObject({ ok: false, code: "unknown-market" });
});

it("a run records the contents of the markets it reads, and one of an earlier version has none", async () => {
  const { hash } = await store.snapshot("other");
  const row = runRow(store, run);
  const config = configOf(row);
  expect(config.inputs).toEqual([{ market: "other", snapshot: hash }]);
  const { inputs: _, ...old } = config;
  expect(configOf({ ...row, config: old }).inputs).toEqual([]);
  const again = await registerRun(
    store,
    { ...config, market: await store.describe("own"), replayOf: { run, config } },
    () => new Date(),
  );
  expect(configOf(runRow(store, again)).inputs).toEqual(config.inputs);
});

it("verification computes with the other market as it is now, and names it when it has changed", async () => {
  const fresh = await register("own", ["other"]);
  const world = await openWorld(store, fresh, { signal });
  const at = await world.at(0);
  const expression = 'rank(close / market("other").close)';
  await callTool(tools, "screen_factor", { expression, horizonBars: 5, part: "explore" }, at.context);
  world.commit();
  expect(await verifyRun(store, fresh, { signal, all: true })).toMatchObject({ holds: true, changed: [] });
  const other = revertingMarket({ symbols: 12, days: 260, name: "other" });
  const close = other.rows.fields.get("close")!.map((value, i) => value * (1 + 0.1 * Math.sin(i)));
  const [high, low] = [close.map((value) => 2 * value), close.map((value) => value / 2)];
  const fields = new Map([
    ...other.rows.fields,
    ["open", close],
    ["close", close],
    ["high", high],
    ["low", low],
  ] as const);
  await store.importBars({ ...other, rows: { ...other.rows, fields } });
  const result = await verifyRun(store, fresh, { signal, all: true });
  expect(result.holds).toBe(false);
  expect(result.changed.length).toBeGreaterThan(0);
  expect(result.alteredParts.join()).toMatch(/market other: snapshot/);
  // The run itself goes on with what it recorded.
  const later = await (await openWorld(store, fresh, { signal })).at(0);
  const then = (await at.context.part("explore", reads)).panel.inputs?.get("other")?.fields.get("close");
  const now = (await later.context.part("explore", reads)).panel.inputs?.get("other")?.fields.get("close");
  expect([...now!]).toEqual([...then!]);
});
