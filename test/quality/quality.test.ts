// Each quality check on bars made by hand, where the right answer can be seen.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { seededRandom } from "#engine/core";
import type { Bars } from "#engine/data";
import { checkQuality, qualityChecks } from "#engine/data/quality";
import { barsOf } from "./build-bars.ts";

const find = (bars: Bars, code: string) => checkQuality(bars).findings.find((finding) => finding.code === code);
const nan = Number.NaN;
/** A lively series: every day moves by about one percent. */
const walk = (seed: number, days: number): number[] => {
  const random = seededRandom(seed);
  let price = 100;
  return Array.from({ length: days }, () => {
    price *= Math.exp(0.01 * random.normal());
    return price;
  });
};
const edit = (values: readonly number[], at: number, to: number): number[] => values.map((v, t) => (t === at ? to : v));

describe("gaps", () => {
  test("bars missing inside a life are counted, those before and after are not", () => {
    const close = [
      [nan, nan, 1, 2, nan, nan, 3, 4, nan],
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ];
    expect(find(barsOf({ fields: { close } }), "missing-bars")).toMatchObject({
      count: 2,
      examples: [{ symbol: "S0", ts: Date.UTC(2020, 0, 5), values: { bars: 2 } }],
    });
  });

  test("a hole in the calendar of every day or every hour is named, a night is not", () => {
    const day = 86_400_000;
    const daily = [0, 1, 2, 3, 15, 16].map((d) => d * day);
    expect(find(barsOf({ fields: { close: [[1, 2, 3, 4, 5, 6]] }, times: daily }), "calendar-hole")).toMatchObject({
      count: 1,
      examples: [{ ts: 3 * day, values: { hours: 288 } }],
    });
    const hours = Array.from({ length: 100 }, (_, i) => (i < 50 ? i : i + 3) * 3_600_000);
    const close = [walk(1, 100)];
    expect(find(barsOf({ fields: { close }, times: hours, frequency: "1h" }), "calendar-hole")).toMatchObject({
      count: 1,
    });
    const nights = hours.map((_, i) => (Math.floor(i / 7) * 24 + (i % 7)) * 3_600_000);
    expect(find(barsOf({ fields: { close }, times: nights, frequency: "1h" }), "calendar-hole")).toBeUndefined();
  });
});

describe("stale prices", () => {
  test("five equal closes are a run, four are not, and volume tells the kind", () => {
    const close = [
      [1, 2, 2, 2, 2, 2, 3],
      [1, 2, 2, 2, 2, 3, 4],
      [5, 5, 5, 5, 5, 5, 6],
    ];
    const volume = [
      [1, 1, 1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 1, 1],
      [9, 0, 0, 0, 0, 0, 9],
    ];
    const bars = barsOf({ fields: { close, volume } });
    expect(find(bars, "stale-prices")).toMatchObject({
      count: 1,
      examples: [{ symbol: "S0", values: { bars: 5, close: 2 } }],
    });
    expect(find(bars, "stale-without-volume")).toMatchObject({
      count: 1,
      examples: [{ symbol: "S2", values: { bars: 6 } }],
    });
  });
});

describe("outliers", () => {
  const calm = walk(3, 200);
  test("a spike that is undone is a probable fault, a jump that stays is an extreme return", () => {
    const spike = barsOf({ fields: { close: [edit(calm, 100, calm[100]! * 1.4)] } });
    expect(find(spike, "price-spike")).toMatchObject({ severity: "warning", count: 1 });
    expect(find(spike, "extreme-return")).toBeUndefined();
    const jump = barsOf({ fields: { close: [calm.map((v, t) => (t >= 100 ? v * 1.4 : v))] } });
    expect(find(jump, "extreme-return")).toMatchObject({ severity: "info", count: 1 });
    expect(find(barsOf({ fields: { close: [calm] } }), "extreme-return")).toBeUndefined();
  });

  test("an overnight halving looks like a split", () => {
    const close = [calm.map((v, t) => (t >= 100 ? v / 2 : v))];
    const open = [calm.map((_, t) => (t === 0 ? 100 : close[0]![t - 1]! / (t === 100 ? 2 : 1)))];
    expect(find(barsOf({ fields: { close, open } }), "split-like-jump")).toMatchObject({
      count: 1,
      examples: [{ symbol: "S0" }],
    });
  });

  test("a high far above open and close is named", () => {
    const high = edit(
      calm.map((v) => v * 1.002),
      50,
      calm[50]! * 3,
    );
    const low = calm.map((v) => v * 0.998);
    expect(
      find(barsOf({ fields: { open: [calm], high: [high], low: [low], close: [calm] } }), "range-outlier"),
    ).toMatchObject({ count: 1 });
  });
});

describe("contradictions", () => {
  test("OHLC faults, prices at or below zero, zero and absent volume, fields that say nothing", () => {
    const bars = barsOf({
      fields: {
        open: [
          [1, 5, 1, 1],
          [1, 1, 1, 1],
        ],
        high: [
          [2, 2, 1, 2],
          [2, 2, 2, 2],
        ],
        low: [
          [1, 1, 3, -1],
          [1, 1, 1, 1],
        ],
        close: [
          [2, 2, 2, 2],
          [1, 2, 1, 2],
        ],
        volume: [
          [5, 0, 5, 5],
          [0, 0, 0, 0],
        ],
        constant: [
          [7, 7, 7, 7],
          [7, 7, 7, 7],
        ],
        empty: [
          [nan, nan, nan, nan],
          [nan, nan, nan, nan],
        ],
      },
    });
    expect(find(bars, "ohlc-fault")?.count).toBe(2);
    expect(find(bars, "price-not-positive")?.count).toBe(1);
    expect(find(bars, "zero-volume")).toMatchObject({ count: 1, examples: [{ symbol: "S0" }] });
    expect(find(bars, "no-volume")).toMatchObject({ count: 1, examples: [{ symbol: "S1" }] });
    expect(find(bars, "field-says-nothing")?.examples.map((example) => example.values.field)).toEqual([
      "constant",
      "empty",
    ]);
  });
});

describe("survivorship", () => {
  const years = 800;
  const close = Array.from({ length: 20 }, (_, s) => walk(s, years));
  const recorded = (delisted: number | null) => [{ symbol: "S0", sector: null, listed: null, delisted }];

  test("a long history without any delisting is warned of, one with a delisting is not", () => {
    expect(find(barsOf({ fields: { close } }), "survivorship")?.says).toContain("live to the last bar");
    const end = Date.UTC(2020, 0, 1) + 400 * 86_400_000;
    const gone = close.map((column, s) => (s === 0 ? column.map((v, t) => (t > 400 ? nan : v)) : column));
    const bars = barsOf({ fields: { close: gone }, instruments: recorded(end) });
    expect(find(bars, "survivorship")).toBeUndefined();
    expect(find(bars, "ends-without-delisting")).toBeUndefined();
    expect(find(barsOf({ fields: { close: gone } }), "ends-without-delisting")).toMatchObject({ count: 1 });
    expect(find(barsOf({ fields: { close }, instruments: recorded(end) }), "bars-after-delisting")).toMatchObject({
      count: 1,
    });
  });
});

describe("look-ahead", () => {
  const close = [walk(1, 100), walk(2, 100)];
  const shift = (values: readonly number[]): number[] => values.map((_, t) => values[t + 1] ?? nan);

  test("restated and future names, tomorrow's close and tomorrow's return", () => {
    const tomorrow = close.map(shift);
    const change = close.map((column) => shift(column).map((next, t) => (100 * (next - column[t]!)) / column[t]!));
    const today = close.map((column) => column.map((v, t) => v / (column[t - 1] ?? nan) - 1));
    const bars = barsOf({
      fields: { close, adj_close: close, fwd_return: today, quote: tomorrow, pct: change, past: today },
    });
    expect(find(bars, "restated-field")?.examples[0]?.values).toEqual({ field: "adj_close" });
    expect(find(bars, "future-field-name")?.examples[0]?.values).toEqual({ field: "fwd_return" });
    expect(find(bars, "known-before-time")?.examples.map((example) => example.values.field)).toEqual(["quote", "pct"]);
  });

  test("prices that part from amount / volume were adjusted later", () => {
    const volume = close.map((column) => column.map(() => 100));
    const paid = close.map((column, s) => column.map((v, t) => 100 * v * (s === 0 && t < 50 ? 2 : 1)));
    expect(find(barsOf({ fields: { close, volume, amount: paid } }), "prices-adjusted-later")).toMatchObject({
      count: 1,
      examples: [{ symbol: "S0", values: { drift: expect.closeTo(1, 9) } }],
    });
  });

  test("one group label for all dates is said", () => {
    const groups = new Map([["sector", { codes: Int32Array.from([0, 0]), labels: ["Energy"] }]]);
    expect(find(barsOf({ fields: { close }, groups }), "groups-of-one-date")).toMatchObject({
      severity: "info",
      count: 1,
    });
  });
});

describe("histories and copies", () => {
  test("short, empty and duplicated symbols", () => {
    const full = walk(1, 400);
    const close = [full, full, full.map((v, t) => (t > 360 ? v * 2 : nan)), full.map(() => nan), walk(2, 400)];
    const bars = barsOf({ fields: { close } });
    expect(find(bars, "duplicated-series")).toMatchObject({
      count: 1,
      examples: [{ symbol: "S1", values: { sameAs: "S0" } }],
    });
    expect(find(bars, "short-history")).toMatchObject({ count: 1, examples: [{ symbol: "S2", values: { bars: 39 } }] });
    expect(find(bars, "no-bars")).toMatchObject({ count: 1, examples: [{ symbol: "S3" }] });
    expect(find(bars, "few-symbols")?.count).toBe(1);
  });

  test("no bars at all give a report, not a crash", () => {
    const report = checkQuality(barsOf({ fields: { close: [] } }));
    expect(report).toMatchObject({ symbols: 0, bars: 0, first: null, last: null });
  });
});

test("every check stands in the list, in order of name", () => {
  const folder = new URL("../../engine/data/quality/", import.meta.url);
  const rest = ["index.ts", "finding.ts", "quality.ts", "view.ts", "check-quality.ts"];
  const entries = readdirSync(folder).filter((name) => name.endsWith(".ts") && !rest.includes(name));
  expect(qualityChecks.map((check) => `${check.name}.ts`)).toEqual(entries.sort());
});
