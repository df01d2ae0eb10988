// Finer bars in runs: reduced in ClickHouse where that is cheaper, with the values, seals and records of bars that are read.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seededRandom } from "#engine/core";
import { type ImportRequest, openStore, type Store } from "#engine/data";
import { callTool, type PanelPart, type ToolContext, tools } from "#tools";
import { configOf, openWorld, registerRun, runRow, verifyRun, type World } from "../../interfaces/compose/index.ts";
import { source, temporaryFolder } from "../support/bars.ts";
import { smallLimits } from "../support/campaign.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const signal = new AbortController().signal;
const own = revertingMarket({ symbols: 12, days: 200, name: "own" });
const dates = [...new Set(own.rows.ts)];
const minute = 60_000;
const seal = Date.UTC(2018, 4, 15);
const sum = 'vec_sum(market("minutes"), volume * close)';
const windowed = 'vec_std(market("minutes"), returns(close, 1))';
let store: Store;
let run = "";
let world: World;
let context: ToolContext;

/** 120 minutes of each day; from `changed` on other prices and volumes than before. */
function minutes(changed = Number.POSITIVE_INFINITY): ImportRequest {
  const symbols = [...new Set(own.rows.symbols)];
  const [names, ts, close, volume]: [string[], number[], number[], number[]] = [[], [], [], []];
  symbols.forEach((symbol, s) => {
    const random = seededRandom(s);
    let price = 50 + s;
    for (const date of dates) {
      for (let m = 0; m < 120; m++) {
        const at = date + 15 * 3_600_000 + m * minute;
        price *= 1 + 0.001 * random.normal();
        const traded = 1 + Math.floor(1000 * random.next());
        names.push(symbol);
        ts.push(at);
        close.push(at >= changed ? 3 * price : price);
        volume.push(at >= changed ? 7 * traded : traded);
      }
    }
  });
  const fields = new Map([
    ["close", Float64Array.from(close)],
    ["volume", Float64Array.from(volume)],
  ]);
  const info = { name: "minutes", frequency: "1m", timeZone: "UTC", currency: "USD", simulated: true } as const;
  return { info, source, rows: { symbols: names, ts: Float64Array.from(ts), fields } };
}

async function register(): Promise<string> {
  const fresh = { kind: "screen", goal: "x", seed: 7, model: "offline", baseUrl: null, limits: smallLimits } as const;
  const market = await store.describe("own");
  return registerRun(store, { ...fresh, market, otherMarkets: ["minutes"], approved: true }, () => new Date());
}

beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  await store.importBars(own);
  await store.importBars(minutes());
  store.state.seal({ market: "minutes", from: seal, run: "r" });
  run = await register();
  world = await openWorld(store, run, { signal });
  ({ context } = await world.at(0));
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function expectSame(found: Float64Array, wanted: Float64Array): void {
  expect(found.length).toBe(wanted.length);
  const differ = wanted.findIndex((x, i) => {
    const y = found[i] ?? 0;
    return !(Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-9 * Math.abs(x));
  });
  expect(differ).toBe(-1);
  expect(wanted.filter(Number.isFinite).length).toBeGreaterThan(200);
}

it("sums go to ClickHouse, windows over minutes are read, and both have the values of bars that are read", async () => {
  for (const role of ["explore", "validate", "research"] as const) {
    const part = await context.part(role, { formulas: [sum] });
    expect([part.reduced, part.panel.inputs]).toEqual([["minutes"], undefined]);
    const whole = await context.part(role, { formulas: [sum], bars: true });
    expect([whole.reduced, whole.panel.inputs?.size]).toEqual([[], 1]);
    if (role !== "validate") expectSame(context.column(sum, part), context.column(sum, whole));
  }
  expect((await context.part("explore", { formulas: [windowed] })).reduced).toEqual([]);
  expect((await context.part("explore", { formulas: [sum, 'market("minutes").close'] })).reduced).toEqual([]);
  expect((await context.part("explore", { formulas: ["close", "nonsense(", 'market("none").close'] })).reduced).toEqual(
    [],
  );
});

it("no value comes from behind the seal of the finer market", async () => {
  const part = await context.part("research", { formulas: [sum] });
  const values = context.column(sum, part);
  const sealed = part.panel.times.findIndex((time) => time >= seal);
  expect(sealed).toBeGreaterThan(50);
  expect(values.subarray(0, sealed).every(Number.isFinite)).toBe(true);
  expect(values.subarray(sealed, part.panel.times.length).every(Number.isNaN)).toBe(true);
});

it("a repeated call gives the same bytes, whatever else was asked for with the formula or before", async () => {
  const first = context.column(sum, await context.part("explore", { formulas: [sum] }));
  const other = (await openWorld(store, run, { signal })).at(0);
  const more = ['vec_max(market("minutes"), close)', 'vec_count(market("minutes"), 1)', sum];
  const fresh = (await other).context;
  await fresh.part("explore", { formulas: [windowed] });
  const part: PanelPart = await fresh.part("explore", { formulas: more });
  expect(part.reduced).toEqual(["minutes"]);
  expect([...fresh.column(sum, part)]).toEqual([...first]);
});

it("explain_factor says where each is reduced", async () => {
  const words = async (expression: string): Promise<unknown> =>
    ((await callTool(tools, "explain_factor", { expression }, context)) as { readonly words: string }).words;
  expect(await words(sum)).toMatch(/ClickHouse would reduce it where it lies.*one value/);
  expect(await words(windowed)).toMatch(/reduced in process.*about/);
  expect(await words(`${sum} / market("minutes").close`)).toMatch(/read anyway/);
});

const screen = { expression: `rank(${sum})`, horizonBars: 5, part: "explore" };
const batch = [sum, `rank(${sum})`, `-${sum}`, windowed, "returns(close, 5)"];
const calls = [
  ["screen_batch", { formulas: batch.map((expression) => ({ expression })), part: "explore" }],
  ["check_information_flow", { expression: sum }],
  ["select_factors", { method: "lasso", formulas: [sum, "returns(close, 5)"], horizonBars: 5 }],
  ["screen_factor", screen],
] as const;

it("what tools record is computed again by verification, and rows after a part's end change nothing in it", async () => {
  const ask = (name: string, input: unknown, at = context): Promise<unknown> => callTool(tools, name, input, at);
  const answers = [];
  for (const [name, input] of calls) answers.push(await ask(name, input));
  const screened = answers.at(-1) as { readonly values: object };
  world.commit();
  const verified = await verifyRun(store, run, { signal, all: true });
  expect(verified).toMatchObject({ holds: true, changed: [], alteredParts: [] });
  expect(verified.metrics).toBeGreaterThan(20);
  const numbers = (answer: { readonly values: object }): unknown =>
    Object.entries(answer.values).map(([name, { value }]) => [name, value]);
  const { panel } = await context.part("explore");
  await store.importBars(minutes((panel.times.at(-1) ?? 0) + 86_400_000));
  const later = (await (await openWorld(store, await register(), { signal })).at(0)).context;
  expect((await later.part("explore", { formulas: [sum] })).reduced).toEqual(["minutes"]);
  expect(numbers((await ask("screen_factor", screen, later)) as typeof screened)).toEqual(numbers(screened));
  const now = await verifyRun(store, run, { signal, all: true });
  expect(now.changed).toEqual([]);
  expect(now.alteredParts.join()).toMatch(/market minutes: snapshot/);
}, 120_000);

it("a replay writes the same bytes, though the finer market has another content by now", async () => {
  const config = configOf(runRow(store, run));
  const market = await store.describe("own");
  const again = await registerRun(store, { ...config, market, replayOf: { run, config } }, () => new Date());
  const replay = await openWorld(store, again, { signal });
  const { context: fresh } = await replay.at(0);
  for (const [name, input] of calls) await callTool(tools, name, input, fresh);
  replay.commit();
  const bodies = (id: string): unknown => store.state.ledger(id).map(({ kind, body }) => [kind, body]);
  expect(bodies(again)).toEqual(bodies(run));
});

it("a run goes on with the content that it recorded", async () => {
  const then = context.column(sum, await context.part("research", { formulas: [sum] }));
  const again = (await (await openWorld(store, run, { signal })).at(0)).context;
  const now = again.column(sum, await again.part("research", { formulas: [sum] }));
  expect([...now]).toEqual([...then]);
});
