// Finer bars reduced in ClickHouse against the same bars read and reduced in process: every reducer that has SQL.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seededRandom, unwrap } from "#engine/core";
import { type Frequency, type ImportRequest, openStore, type Store } from "#engine/data";
import {
  evaluateAll,
  parseExpression,
  type Reducer,
  reducedLeavesOf,
  reduceInStore,
  reducers,
  storeReductionProblem,
} from "#engine/factors";
import { type Column, getData, getDataWithInputs } from "#engine/panel";
import { source, temporaryFolder } from "../../support/bars.ts";

const minute = 60_000;
const dayMs = 86_400_000;
const folder = temporaryFolder();
const list: readonly Reducer[] = reducers;
let store: Store;
let compared = 0;
let present = 0;

interface Made {
  readonly name: string;
  readonly frequency: Frequency;
  readonly timeZone: string;
  readonly symbols: readonly string[];
  readonly stamps: (symbol: number) => readonly number[];
}

function marketOf({ name, frequency, timeZone, symbols, stamps }: Made): ImportRequest {
  const random = seededRandom(5);
  const names: string[] = [];
  const ts: number[] = [];
  const [close, volume]: [number[], number[]] = [[], []];
  symbols.forEach((symbol, s) => {
    let price = 100 * (s + 1);
    for (const time of stamps(s)) {
      price *= 1 + 0.002 * random.normal();
      names.push(symbol);
      ts.push(time);
      close.push(random.next() < 0.05 ? Number.NaN : price);
      volume.push(random.next() < 0.1 ? 0 : Math.round(1000 * random.next()));
    }
  });
  const fields = new Map([
    ["close", Float64Array.from(close)],
    ["volume", Float64Array.from(volume)],
  ]);
  const info = { name, frequency, timeZone, currency: "USD", simulated: true };
  const instruments = symbols.map((symbol, s) => ({
    symbol,
    sector: s % 2 ? "odd" : "even",
    listed: null,
    delisted: null,
  }));
  const factors = [{ symbol: "B", ts: Date.UTC(2024, 2, 11), priceFactor: 0.97, splitFactor: 0.5 }];
  return { info, rows: { symbols: names, ts: Float64Array.from(ts), fields }, source, instruments, factors };
}

/** 7 to 15 March 2024, across the change of clocks in New York; no weekends, one day short, many minutes missing. */
function sessions(symbol: number, barMs: number): readonly number[] {
  const random = seededRandom(50 + symbol);
  const stamps: number[] = [];
  for (let day = Date.UTC(2024, 2, 7); day <= Date.UTC(2024, 2, 15); day += dayMs) {
    if (new Date(day).getUTCDay() % 6 === 0 || (symbol === 1 && day === Date.UTC(2024, 2, 13))) continue;
    // From the evening before: bars on both sides of midnight, there and here.
    const bars = symbol === 2 ? 6 : 40;
    for (let k = 0; k < bars; k++)
      if (random.next() < 0.8) stamps.push(day - 6 * 3_600_000 + k * 15 * minute + (barMs % (15 * minute)));
  }
  return stamps;
}

const days = Array.from({ length: 11 }, (_, k) => Date.UTC(2024, 2, 6) + k * dayMs);
const bases: readonly Made[] = [
  {
    name: "ny",
    frequency: "1d",
    timeZone: "America/New_York",
    symbols: ["A", "B", "C", "Z"],
    stamps: () => days.filter((_, k) => k !== 4),
  },
  { name: "cn", frequency: "1d", timeZone: "Asia/Shanghai", symbols: ["A", "C"], stamps: () => days },
  {
    name: "hours",
    frequency: "4h",
    timeZone: "UTC",
    symbols: ["A", "B"],
    stamps: () => days.flatMap((day) => [day, day + 4 * 3_600_000, day + 20 * 3_600_000]),
  },
];
const finer: Made = {
  name: "fine",
  frequency: "15m",
  timeZone: "America/New_York",
  symbols: ["A", "B", "C", "D"],
  stamps: (s) => sessions(s, 0),
};
const formulas = [
  "close",
  "volume",
  "returns(close, 1)",
  "rank(close) + ts_mean(volume, 3, min_periods=1)",
  "group_mean(close, sector)",
];

/** Every reducer that has SQL, with each of a few numbers for which it has. */
function calls(market: string, formula: string): readonly string[] {
  return list.flatMap(({ name, sql, param }) => {
    const numbers = param === undefined ? [Number.NaN] : [0, 1, 2, 3];
    const able = numbers.filter((number) => sql?.("v", "m", number) != null && !(number < (param?.min ?? 0)));
    return able.map((number) => `${name}(${market}, ${formula}${param === undefined ? "" : `, ${number}`})`);
  });
}

beforeAll(async () => {
  store = await openStore({ workspace: folder, mode: "write" });
  for (const made of [...bases, finer]) await store.importBars(marketOf(made));
  const weekly = {
    name: "weeks",
    frequency: "1w",
    timeZone: "UTC",
    symbols: ["A"],
    stamps: () => [Date.UTC(2024, 2, 4), Date.UTC(2024, 2, 11)],
  } as const;
  await store.importBars(marketOf(weekly));
  await store.importBars(
    marketOf({ ...weekly, name: "utc", frequency: "1d", symbols: ["A", "B"], stamps: () => days }),
  );
}, 60_000);
afterAll(async () => {
  console.info(`reduced in ClickHouse as in process: ${compared} cells, ${present} with a value`);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function expectSame(found: Column | undefined, wanted: Column, what: string): void {
  expect(found?.length).toBe(wanted.length);
  wanted.forEach((x, i) => {
    const y = found?.[i] ?? Number.NaN;
    compared++;
    if (!Number.isNaN(x)) present++;
    const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-9 * Math.abs(x) + 1e-13;
    if (!same) expect.fail(`${what}: cell ${i} is ${y}, wanted ${x}`);
  });
}

async function expectParity(base: string, market: string, texts: readonly string[], end?: number): Promise<void> {
  const exprs = texts.map((text) => unwrap(parseExpression(text)));
  const { info, first, last } = await store.describe(market);
  const panel = await getDataWithInputs(store, { query: { market: base, end }, inputs: [{ market }] });
  const here = await getData(store, { market: base, end });
  const wanted = evaluateAll(exprs, panel);
  const leaves = reducedLeavesOf(exprs).get(market) ?? [];
  const there = { market, frequency: info.frequency, timeZone: info.timeZone, first, last };
  const columns = unwrap(await reduceInStore(leaves, store, { here, there }));
  const pushed = { ...here, fields: new Map([...here.fields, ...columns]) };
  const found = evaluateAll(exprs, pushed);
  for (const [k, column] of wanted.entries()) expectSame(found[k], column, `${base}: ${texts[k]}`);
}

it("over daily bars of two zones and hours, over gaps, missing minutes and several symbols", async () => {
  for (const { name } of bases) {
    for (const formula of formulas) await expectParity(name, "fine", calls('market("fine")', formula));
    await expectParity(name, "fine", calls('market("fine", "B")', "close"));
    await expectParity(name, "fine", ['vec_count(market("fine"), 1)', 'vec_sum(market("fine"), is_nan(close))']);
  }
}, 60_000);

it("days into weeks, bars of its own length, and what a part's end cuts off", async () => {
  await expectParity("weeks", "utc", calls('market("utc")', "close"));
  await expectParity("ny", "utc", calls('market("utc")', "returns(close, 1)"));
  for (const end of [days[1], days[5]]) await expectParity("ny", "fine", calls('market("fine")', "close"), end);
});

it("bars of five seconds into minutes and hours; bars here of seconds are reduced in process", async () => {
  const start = Date.UTC(2024, 2, 11, 19, 58);
  const zone = { timeZone: "America/New_York", symbols: ["A", "B"] };
  const spaced = (count: number, barMs: number) => (): readonly number[] =>
    Array.from({ length: count }, (_, k) => start + k * barMs).filter((_, k) => k % 7 !== 3);
  await store.importBars(marketOf({ ...zone, name: "secs", frequency: "5s", stamps: spaced(150, 5_000) }));
  await store.importBars(marketOf({ ...zone, name: "mins", frequency: "1m", stamps: spaced(20, minute) }));
  await store.importBars(marketOf({ ...zone, name: "halves", frequency: "30s", stamps: spaced(30, 30_000) }));
  for (const formula of ["close", "ts_mean(volume, 3, min_periods=1)"]) {
    await expectParity("mins", "secs", calls('market("secs")', formula));
    await expectParity("hours", "secs", calls('market("secs")', formula));
  }
  const panel = await getDataWithInputs(store, { query: { market: "mins" }, inputs: [{ market: "secs" }] });
  const [count] = evaluateAll([unwrap(parseExpression('vec_count(market("secs"), 1)'))], panel);
  // Of the 12 bars of a minute every seventh is missing: at places 3, 10 of the first minute, 17 of the second.
  expect([count?.[0], count?.[1]]).toEqual([10, 11]);
  const { info, first, last } = await store.describe("secs");
  const there = { market: "secs", frequency: info.frequency, timeZone: info.timeZone, first, last };
  const why = storeReductionProblem(await getData(store, { market: "halves" }), there)?.message;
  expect(why).toMatch(/do not open on whole minutes/);
});

// The bars of a date are those of the UTC evening before: 18:00 to 04:00 is the afternoon and evening in New York.
it("never a bar behind the finer market's seal", async () => {
  store.state.seal({ market: "fine", from: Date.UTC(2024, 2, 12, 15), run: "r" });
  await expectParity("ny", "fine", [
    ...calls('market("fine")', "close"),
    ...calls('market("fine")', "ts_sum(volume, 3)"),
  ]);
  const here = await getData(store, { market: "ny" });
  const [leaf] = [...reducedLeavesOf([unwrap(parseExpression('vec_count(market("fine"), close)'))]).values()].flat();
  const there = {
    market: "fine",
    frequency: "15m",
    timeZone: "America/New_York",
    first: days[0] ?? 0,
    last: days.at(-1) ?? 0,
  } as const;
  const columns = unwrap(await reduceInStore(leaf ? [leaf] : [], store, { here, there }));
  const counts = [...columns.values()][0]?.slice(0, here.times.length) ?? [];
  expect(counts[here.times.indexOf(Date.UTC(2024, 2, 12))]).toBeNaN();
  expect(counts[here.times.indexOf(Date.UTC(2024, 2, 7))]).toBeGreaterThan(10);
});

it("what it cannot place or has no SQL for is an error", async () => {
  const here = await getData(store, { market: "ny" });
  const local = { market: "cn", frequency: "1d", timeZone: "Asia/Shanghai", first: 0, last: days[5] ?? 0 } as const;
  expect(storeReductionProblem(here, local)?.message).toMatch(/1d bars of Asia\/Shanghai differ in length/);
  const late = {
    market: "fine",
    frequency: "15m",
    timeZone: "UTC",
    first: Date.UTC(2030, 0, 1),
    last: Date.UTC(2031, 0, 1),
  } as const;
  expect(storeReductionProblem(here, late)?.message).toMatch(/histories do not meet/);
  const leaves = [...reducedLeavesOf([unwrap(parseExpression('vec_skew(market("fine"), close)'))]).values()].flat();
  const asked = await reduceInStore(leaves, store, { here, there: { ...late, first: 0 } });
  expect(asked).toMatchObject({ ok: false, error: { code: "no-sql", message: expect.stringMatching(/vec_skew/) } });
});
