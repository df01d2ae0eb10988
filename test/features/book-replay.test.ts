// Tables of depth, quotes and trades replayed into bars: by hand, with gaps and faults, and without a look ahead.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookEvent, derivations, inOrder, makeBarClock, replay } from "#engine/features";
import { recordsOf, settingsOf, tableOf } from "./derive-settings.ts";

const book = derivations[0];
const minute = 60_000;
const settings = settingsOf({ barMs: minute });
const clock = makeBarClock({ barMs: minute, timeZone: "UTC", closeAfter: 24 * 60 * minute });

describe("trades and quotes", () => {
  const quotes = [
    "symbol,ts,bid,bid_size,ask,ask_size",
    "X,2020-01-01T00:00:00Z,99,10,101,10",
    "X,2020-01-01T00:00:30Z,100,20,101,10",
    "X,2020-01-01T00:01:30Z,100,20,102,5",
  ].join("\n");
  const trades = [
    "symbol,ts,price,size",
    "X,2020-01-01T00:00:00Z,100,1",
    "X,2020-01-01T00:00:10Z,101,2",
    "X,2020-01-01T00:00:30Z,99,3",
    "X,2020-01-01T00:01:00Z,101,4",
  ].join("\n");

  // By hand. The trade at 0 s precedes the first quote: no sign. At 10 s 101 > 100: bought 2. At 30 s the quote before it
  // has mid 100: sold 3. The trade at 60 s opens the next bar. Spread 200 bp for 30 s, then 1 / 100.5.
  it("become bars with signed volume, spread over time and order flow", async () => {
    const derived = book.derive([await tableOf(quotes), await tableOf(trades)], settings);
    const fields = ["open", "high", "low", "close", "volume", "signed_volume", "order_flow_imbalance", "imbalance"];
    expect(recordsOf(derived, fields)).toEqual([
      ["X", "2020-01-01", 100, 101, 99, 99, 6, -1, 20, 1 / 3],
      ["X", "2020-01-01T00:01", 101, 101, 101, 101, 4, 4, 10, 0.6],
    ]);
    const means = recordsOf(derived, ["spread_bps_mean", "vwap", "effective_spread_bps"])[0] ?? [];
    expect(means[2]).toBeCloseTo((200 + (1 / 100.5) * 10_000) / 2, 9);
    expect(means[3]).toBeCloseTo((100 + 202 + 297) / 6, 12);
    expect(means[4]).toBeCloseTo(200, 9);
    expect(derived.refused).toEqual([]);
  });

  // By hand. The purchase at 10 s meets mid 100 at 15 s: 2 × 1 / 100. The sale at 58 s is settled at 63 s, in the next bar;
  // the last trade is settled at its own price.
  it("give the realised spread to the bar in which its horizon ends", async () => {
    const late = `${trades}\nX,2020-01-01T00:00:58Z,100,1\nX,2020-01-01T00:02:00Z,101,1`.split("\n");
    const table = await tableOf([late[0], late[2], ...late.slice(5)].join("\n"));
    const rows = recordsOf(book.derive([await tableOf(quotes), table], settings), ["realised_spread_bps"]);
    expect(rows[0]?.[2]).toBeCloseTo(200, 9);
    expect(rows[1]?.[2]).toBeCloseTo(((2 * -1 * (100 - 100.5)) / 100.5) * 10_000, 9);
    expect(rows[2]?.[2]).toBeCloseTo(0, 12);
  });

  it("of the mid make the bars where nothing is traded", async () => {
    const derived = book.derive([await tableOf(quotes)], settings);
    expect(recordsOf(derived, ["open", "close", "microprice"])).toEqual([
      ["X", "2020-01-01", 100, 100.5, (100 * 10 + 101 * 20) / 30],
      ["X", "2020-01-01T00:01", 101, 101, (100 * 5 + 102 * 20) / 25],
    ]);
    expect(derived.rows.fields.has("volume")).toBe(false);
  });
});

describe("depth", () => {
  const header = "symbol,exch_ms,first_id,final_id,prev_final_id,side,price,qty";
  const at = Date.UTC(2020, 0, 1);
  const line = (ms: number, ids: string, rest: string): string => `X,${at + ms},${ids},${rest}`;
  const start = [
    line(0, "1,2,0", "b,99,5"),
    line(0, "1,2,0", "b,98,7"),
    line(0, "1,2,0", "a,101,4"),
    line(0, "1,2,0", "a,103,6"),
  ];

  it("is summed over the levels asked for, per basis point of their distance", async () => {
    const table = await tableOf([header, ...start].join("\n"));
    const derived = book.derive([table], settingsOf({ barMs: minute, levels: 2 }));
    const row = recordsOf(derived, ["mid", "depth_bid_2", "depth_ask_2", "imbalance_2", "depth_slope_2"])[0] ?? [];
    expect(row.slice(2, 5)).toEqual([100, 12, 10]);
    expect(row[5]).toBeCloseTo(2 / 22, 12);
    expect(row[6]).toBeCloseTo((12 / 200 + 10 / 300) / 2, 12);
  });

  it("starts anew after a gap, leaves out what is older, and takes a message twice as once", async () => {
    const more = [
      line(1000, "3,4,2", "b,100,1"),
      line(1000, "3,4,2", "b,100,1"),
      line(2000, "1,1,0", "b,100.5,9"),
      line(61_000, "9,9,8", "b,90,2"),
      line(62_000, "10,10,9", "a,91,2"),
    ];
    const table = await tableOf([header, ...start, ...more].join("\n"));
    const derived = book.derive([table], settingsOf({ barMs: minute, levels: 1 }));
    expect(recordsOf(derived, ["mid", "depth_bid_1"])).toEqual([
      ["X", "2020-01-01", 100.5, 1],
      ["X", "2020-01-01T00:01", 90.5, 2],
    ]);
    expect(derived.refused.map(({ reason, count }) => [reason, count])).toEqual([
      ["depth message older than the book; left out", 1],
      ["gap before a depth message; the book starts anew", 1],
    ]);
  });

  it("is not read while it is crossed or knows too few levels", async () => {
    const table = await tableOf([header, ...start, line(500, "3,3,2", "b,101,1")].join("\n"));
    expect(recordsOf(book.derive([table], settings), ["mid"])).toEqual([["X", "2020-01-01", Number.NaN]]);
    const deep = book.derive([await tableOf([header, ...start].join("\n"))], settingsOf({ barMs: minute, levels: 3 }));
    expect(recordsOf(deep, ["mid", "depth_bid_3"])).toEqual([["X", "2020-01-01", Number.NaN, Number.NaN]]);
  });
});

describe("what cannot be used is counted", () => {
  it("in quotes, trades and depth", async () => {
    const tables = [
      "symbol,ts,bid,bid_size,ask,ask_size\nX,2020-01-01T00:00:00Z,2,1,1,1\nX,2020-01-01T00:00:01Z,,1,1,1\nX,2020-01-01T00:00:02Z,1,-1,2,1",
      "symbol,ts,price,size,side\nX,2020-01-01T00:00:03Z,0,1,buy\nX,2020-01-01T00:00:04Z,1,-1,buy\nX,,1,1,buy\n,2020-01-01T00:00:05Z,1,1,buy\nX,2020-01-01T00:00:09Z,1,1,sell\nX,2020-01-01T00:00:08Z,1,2,buy",
      "symbol,ts,side,price,qty\nX,2020-01-01T00:00:00Z,ask,1,-5\nX,2020-01-01T00:00:00Z,mid,1,5\nX,2020-01-01T00:00:00Z,bid,-1,5",
    ];
    const derived = book.derive(await Promise.all(tables.map((csv) => tableOf(csv))), settings);
    expect(derived.refused.map(({ reason, count }) => [reason, count])).toEqual([
      ["bid above ask", 1],
      ["earlier than the row before it; sorted, not refused", 1],
      ["neither bid nor ask", 1],
      ["no symbol", 1],
      ["no time", 1],
      ["price not above zero", 2],
      ["quantity below zero or missing", 2],
      ["quote without both sides", 1],
      ["size not above zero", 1],
    ]);
    expect(recordsOf(derived, ["signed_volume", "trades"])).toEqual([["X", "2020-01-01", 1, 2]]);
  });

  it("and a table that is none of them is refused", async () => {
    const table = await tableOf("symbol,ts,colour\nX,2020-01-01,red");
    expect(() => book.derive([table], settings)).toThrow(/neither quotes/);
  });
});

describe("nothing looks ahead", () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("trade" as const),
      at: fc.nat(600_000),
      price: fc.integer({ min: 95, max: 105 }),
      size: fc.integer({ min: 1, max: 9 }),
      told: fc.constantFrom(0 as const, 1 as const, -1 as const),
    }),
    fc.record({
      kind: fc.constant("quote" as const),
      at: fc.nat(600_000),
      bid: fc.integer({ min: 95, max: 99 }),
      bidSize: fc.integer({ min: 1, max: 9 }),
      ask: fc.integer({ min: 100, max: 105 }),
      askSize: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      kind: fc.constant("depth" as const),
      at: fc.nat(600_000),
      firstId: fc.constant(Number.NaN),
      finalId: fc.constant(Number.NaN),
      previousId: fc.constant(Number.NaN),
      changes: fc.array(
        fc.record({
          side: fc.constantFrom("bid" as const, "ask" as const),
          price: fc.integer({ min: 95, max: 105 }),
          quantity: fc.nat(5),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  );
  const rule = { clock, levels: 2, horizon: 5000, bucket: null, note: () => undefined };

  it("events after a bar never change it", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (events: BookEvent[], bars) => {
        const until = bars * minute;
        const whole = replay(inOrder(events), rule).filter(({ stamp }) => stamp < until);
        const cut = replay(inOrder(events.filter(({ at }) => at < until)), rule);
        expect(cut).toEqual(whole);
      }),
    );
  });

  it("volume and trades of all bars are those of all events", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events: BookEvent[]) => {
        const bars = replay(inOrder(events), rule);
        const total = (name: string): number => bars.reduce((sum, { values }) => sum + (values[name] ?? 0), 0);
        const trades = events.flatMap((one) => (one.kind === "trade" ? [one.size] : []));
        expect(total("trades")).toBe(trades.length);
        expect(total("volume")).toBe(trades.reduce((sum, size) => sum + size, 0));
      }),
    );
  });
});
