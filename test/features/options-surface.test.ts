// Chains to features: parity, smile, surface, model-free variance, on chains made from known volatilities.
import { describe, expect, it } from "vitest";
import {
  calendarFaults,
  derivations,
  faultOfQuote,
  fitParity,
  makeSmile,
  modelFreeVariance,
  monotoneCubic,
  type OptionQuote,
  priceOption,
  shapeOf,
  sliceAt,
} from "#engine/features";
import { recordsOf, settingsOf, settledRows, tableOf } from "./derive-settings.ts";

const day = 86_400_000;
const options = derivations[1];

interface Made {
  readonly years: number;
  readonly forward: number;
  readonly rate: number;
  readonly strikes: readonly number[];
  /** Volatility of a strike. */
  readonly volatility: (strike: number) => number;
}

function quotesOf({ years, forward, rate, strikes, volatility }: Made): OptionQuote[] {
  const spot = forward * Math.exp(-rate * years);
  return strikes.flatMap((strike) =>
    (["call", "put"] as const).map((right) => {
      const mid = priceOption({ right, spot, strike, years, rate, dividend: 0 }, volatility(strike));
      return { right, strike, expiry: years * 365 * day, bid: mid, ask: mid, at: 0 };
    }),
  );
}

const strikes = Array.from({ length: 41 }, (_, i) => 60 + 2 * i);
const flat = { forward: 101, rate: 0.03, strikes, volatility: () => 0.25 };
const rule = { rate: 0, forward: Number.NaN, maxWidth: 0.5 };

describe("parity", () => {
  it("gives back forward and discount of a chain that obeys it", () => {
    const pairs = strikes.map((strike) => {
      const [call, put] = quotesOf({ ...flat, years: 0.5, strikes: [strike] });
      return { strike, call: call?.bid ?? 0, put: put?.bid ?? 0, callWidth: 0.1, putWidth: 0.1 };
    });
    const fit = fitParity(pairs, { years: 0.5, rate: 0 });
    expect(fit?.forward).toBeCloseTo(101, 9);
    expect(fit?.discount).toBeCloseTo(Math.exp(-0.015), 9);
    expect(fit?.rateFitted).toBe(true);
    const spoilt = pairs.map((pair) => (pair.strike === 100 ? { ...pair, call: pair.call + 3 } : pair));
    expect(fitParity(spoilt, { years: 0.5, rate: 0 })?.forward).toBeCloseTo(101, 9);
  });

  // By hand: one strike at 100, call 7, put 4, discount 1: forward 100 + 3.
  it("takes the given rate when the strikes do not tell one", () => {
    const one = fitParity([{ strike: 100, call: 7, put: 4, callWidth: 0, putWidth: 0 }], { years: 1, rate: 0 });
    expect(one).toEqual({ forward: 103, discount: 1, strikes: 1, rateFitted: false });
    expect(fitParity([], { years: 1, rate: 0 })).toBeNull();
  });
});

describe("the monotone cubic", () => {
  // Source: scipy 1.17.1, PchipInterpolator.
  it("is the one of scipy within the points and constant outside", () => {
    const curve = monotoneCubic({ x: [-0.3, -0.1, 0, 0.05, 0.2, 0.4], y: [0.05, 0.03, 0.025, 0.026, 0.024, 0.031] });
    const at = [-0.25, -0.05, 0.02, 0.1, 0.3, 0.39];
    const expected = [
      0.04372767857142857, 0.02669642857142857, 0.025352, 0.02548148148148148, 0.02593452380952381,
      0.030384113095238093,
    ];
    for (const [i, x] of at.entries()) expect(curve(x)).toBeCloseTo(expected[i] ?? Number.NaN, 15);
    expect([curve(-9), curve(9)]).toEqual([0.05, 0.031]);
  });
});

describe("smile and surface", () => {
  it("of one volatility are flat: level, no skew, no butterfly", () => {
    const smile = makeSmile(quotesOf({ ...flat, years: 0.25 }), { ...rule, years: 0.25 });
    const shape = shapeOf({ years: 0.25, variance: smile?.variance ?? Number, from: -0.5, to: 0.3 });
    for (const [value, expected] of [
      [shape.level, 0.25],
      [shape.riskReversal, 0],
      [shape.butterfly, 0],
      [shape.slope, 0],
      [shape.curvature, 0],
    ] as const)
      expect(value).toBeCloseTo(expected, 6);
    expect(smile?.butterflyFaults).toBe(0);
  });

  // By hand: volatility 0.2 − 0.1 k + 0.5 k² in log-moneyness has level 0.2, slope −0.1, curvature 1.
  it("of a parabola give back level, slope and curvature", () => {
    const variance = (k: number): number => 0.25 * (0.2 - 0.1 * k + 0.5 * k * k) ** 2;
    const shape = shapeOf({ years: 0.25, variance, from: -0.5, to: 0.5 });
    expect(shape.level).toBeCloseTo(0.2, 12);
    expect(shape.slope).toBeCloseTo(-0.1, 10);
    expect(shape.curvature).toBeCloseTo(1, 9);
    expect(shape.riskReversal).toBeLessThan(0);
    expect(shapeOf({ years: 0.25, variance, from: -0.01, to: 0.5 })).toMatchObject({
      riskReversal: Number.NaN,
      slope: Number.NaN,
    });
  });

  // By hand: total variance 0.01 at 0.1 years and 0.03 at 0.3 years is 0.02 at 0.2 years.
  it("join expiries by total variance, and extrapolate nothing", () => {
    const early = makeSmile(quotesOf({ ...flat, years: 0.1, volatility: () => Math.sqrt(0.1) }), {
      ...rule,
      years: 0.1,
    });
    const late = makeSmile(quotesOf({ ...flat, years: 0.3, volatility: () => Math.sqrt(0.1) }), {
      ...rule,
      years: 0.3,
    });
    const surface = [early, late].flatMap((smile) => (smile === null ? [] : [smile]));
    expect(sliceAt(surface, 0.2)?.variance(0)).toBeCloseTo(0.02, 9);
    expect(sliceAt(surface, 0.1)?.variance(0)).toBeCloseTo(0.01, 9);
    expect([sliceAt(surface, 0.05), sliceAt(surface, 0.31)]).toEqual([null, null]);
    expect(calendarFaults(surface)).toBe(0);
    const low = makeSmile(quotesOf({ ...flat, years: 0.3, volatility: () => 0.1 }), { ...rule, years: 0.3 });
    const crossed = [early, low].flatMap((smile) => (smile === null ? [] : [smile]));
    expect(calendarFaults(crossed)).toBe(1);
    expect(sliceAt(crossed, 0.2)?.variance(0)).toBeCloseTo(0.01, 9);
  });

  it("count a butterfly that costs less than nothing, and only beyond the width of the quotes", () => {
    const quotes = quotesOf({ ...flat, years: 0.25, volatility: (strike) => (strike === 110 ? 0.5 : 0.25) });
    expect(makeSmile(quotes, { ...rule, years: 0.25 })?.butterflyFaults).toBe(1);
    const wide = quotes.map((quote) => ({ ...quote, bid: quote.bid * 0.8, ask: quote.ask * 1.2 }));
    const wider = wide.map((quote) => (quote.strike === 110 ? { ...quote, bid: 0.01, ask: 2 * quote.ask } : quote));
    expect(makeSmile(wider, { ...rule, years: 0.25, maxWidth: 9 })?.butterflyFaults).toBe(0);
  });

  it("need a strike on each side of the forward", () => {
    const years = 0.25;
    const below = quotesOf({ ...flat, years, strikes: [80, 85, 90] });
    expect(makeSmile(below, { ...rule, years })).toBeNull();
    expect(makeSmile([], { ...rule, years })).toBeNull();
  });
});

describe("model-free variance", () => {
  // Source: for one volatility the strip's sum tends to its square; here a quarter apart.
  it("is the square of the one volatility behind a dense chain", () => {
    const dense = { ...flat, years: 0.25, strikes: Array.from({ length: 1600 }, (_, i) => 20 + i / 4) };
    const parity = { years: 0.25, forward: 101, discount: Math.exp(-0.03 * 0.25) };
    const quotes = quotesOf(dense).filter(({ bid }) => bid > 1e-9);
    expect(Math.sqrt(modelFreeVariance(quotes, parity))).toBeCloseTo(0.25, 4);
    expect(modelFreeVariance(quotesOf({ ...dense, strikes: [99, 101, 103] }), parity)).toBeNaN();
  });
});

describe("quotes", () => {
  const quote: OptionQuote = { right: "call", strike: 100, expiry: 10 * day, bid: 1, ask: 1.2, at: 0 };
  it.each([
    [{}, null],
    [{ bid: 1.2 }, null],
    [{ bid: 1.3 }, "crossed"],
    [{ bid: 0 }, "zero-bid"],
    [{ bid: Number.NaN }, "zero-bid"],
    [{ ask: Number.NaN }, "missing-side"],
    [{ strike: 0 }, "bad-strike"],
    [{ expiry: 60_000 }, "expired"],
    [{ at: -1 }, "stale"],
  ] as const)("%j is %s", (own, fault) => {
    expect(faultOfQuote({ ...quote, ...own }, { now: 60_000, maxAge: 60_000 })).toBe(fault);
  });
});

function chainCsv(dates: readonly string[], volatilities: readonly number[]): string {
  const lines = ["underlying,ts,right,strike,expiry,bid,ask,volume,open_interest"];
  for (const [d, date] of dates.entries()) {
    for (const expiry of ["2014-06-21", "2014-07-18", "2014-10-17"]) {
      const friday = expiry === "2014-06-21" ? "2014-06-20" : expiry;
      const years = (Date.parse(friday) - Date.parse(date)) / day / 365;
      for (const { right, strike, bid } of quotesOf({
        ...flat,
        rate: 0,
        years,
        volatility: () => volatilities[d] ?? 0,
      }))
        if (bid > 0.01)
          lines.push(
            `XYZ,${date},${right},${strike},${expiry},${bid - 0.001},${bid + 0.001},${right === "put" ? 3 : 2},10`,
          );
    }
  }
  return lines.join("\n");
}

describe("the derivation", () => {
  const dates = ["2014-06-09", "2014-06-10", "2014-06-11"];

  it("gives the volatility that the chain was made from, at 30 and 90 days, and the ratios", async () => {
    const derived = options.derive([await tableOf(chainCsv(dates, [0.2, 0.3, 0.25]))], settingsOf({}));
    const rows = recordsOf(derived, ["iv_30d", "iv_90d", "term_spread", "put_call_volume", "expiries_used"]);
    expect(rows.map(([symbol, date]) => [symbol, date])).toEqual(dates.map((date) => ["XYZ", date]));
    for (const [i, volatility] of [0.2, 0.3, 0.25].entries()) {
      expect(rows[i]?.[2]).toBeCloseTo(volatility, 4);
      expect(rows[i]?.[3]).toBeCloseTo(volatility, 4);
      expect(rows[i]?.[4]).toBeCloseTo(0, 4);
      expect(rows[i]?.[6]).toBe(3);
    }
  });

  it("never changes an earlier bar when later rows are cut away", async () => {
    const whole = chainCsv(dates, [0.2, 0.3, 0.25]);
    const cut = whole.split("\n").filter((line) => !line.includes(",2014-06-11,"));
    const from = options.derive([await tableOf(whole)], settingsOf({}));
    const to = options.derive([await tableOf(cut.join("\n"))], settingsOf({}));
    const until = Date.parse("2014-06-11");
    expect(settledRows(to, until)).toEqual(settledRows(from, until));
    expect(settledRows(to, until)).toHaveLength(2);
  });

  it("takes the price of the bar, and not one that is known only later", async () => {
    const known = (...instants: string[]) => Float64Array.from(instants, Date.parse);
    const bySymbol = new Map([
      ["XYZ", { known: known("2014-06-10", "2014-06-11", "2014-06-13"), close: Float64Array.of(101, 102, 104) }],
    ]);
    const settings = settingsOf({ prices: { barMs: day, bySymbol } });
    const derived = options.derive([await tableOf(chainCsv(dates, [0.2, 0.3, 0.25]))], settings);
    expect(recordsOf(derived, ["close"]).map((row) => row[2])).toEqual([101, 102, Number.NaN]);
  });

  it("gives quotes that carry a date to the first bar that closes at or after their hour", async () => {
    const table = await tableOf(chainCsv(["2014-06-09"], [0.2]));
    const dateOf = (closeAfter: number): unknown =>
      recordsOf(options.derive([table], settingsOf({ closeAfter })), [])[0]?.[1];
    expect([dateOf(16 * 3_600_000), dateOf(15 * 3_600_000)]).toEqual(["2014-06-09", "2014-06-10"]);
  });

  it("gives one row per contract with its greeks when asked", async () => {
    const table = await tableOf(chainCsv(["2014-06-09"], [0.2]));
    const derived = options.derive([table], settingsOf({ level: "contract" }));
    const rows = recordsOf(derived, ["implied_volatility", "delta", "years"]);
    const call = rows.find(([symbol]) => symbol === "XYZ 2014-07-18 C 102");
    expect(call?.[2]).toBeCloseTo(0.2, 6);
    expect(call?.[3]).toBeGreaterThan(0.4);
    // A listed Saturday is traded until the Friday before: 11 days.
    expect(rows.find(([symbol]) => symbol === "XYZ 2014-06-21 P 98")?.[4]).toBeCloseTo(11 / 365, 12);
  });

  it("counts what it cannot use, and goes on", async () => {
    const bad = [
      "underlying,ts,right,strike,expiry,bid,ask,volume",
      "XYZ,2014-06-09,call,100,2014-07-18,3,2,1",
      "XYZ,2014-06-09,call,100,2014-06-09,2,3,1",
      "XYZ,2014-06-09,call,100,2014-05-01,2,3,1",
      "XYZ,2014-06-09,put,100,2014-07-18,-1,3,1",
      "XYZ,2014-06-09,straddle,100,2014-07-18,2,3,1",
      "XYZ,2014-06-09,put,0,2014-07-18,2,3,1",
      "XYZ,2014-06-09,put,90,2014-07-18,0,3,1",
      ",2014-06-09,put,90,2014-07-18,1,3,1",
      "XYZ,2014-06-09,put,90,,1,3,1",
      "XYZ,,put,90,2014-07-18,1,3,1",
    ];
    const derived = options.derive([await tableOf(bad.join("\n"))], settingsOf({}));
    expect(derived.refused.map(({ reason, count }) => [reason, count])).toEqual([
      ["negative quote, volume or open interest", 1],
      ["neither call nor put", 1],
      ["no expiry", 1],
      ["no time", 1],
      ["no underlying", 1],
      ["quote: bid above ask", 1],
      ["quote: contract expired", 2],
      ["quote: no bid", 1],
      ["strike not above zero", 1],
    ]);
    expect(recordsOf(derived, ["iv_30d", "put_call_volume"])).toEqual([["XYZ", "2014-06-09", Number.NaN, 1 / 3]]);
  });

  it("refuses dates where bars are shorter than a day, and a table without strikes", async () => {
    const table = await tableOf(chainCsv(["2014-06-09"], [0.2]));
    expect(() => options.derive([table], settingsOf({ barMs: 60_000 }))).toThrow(/carries dates/);
    const none = await tableOf("underlying,ts,right,expiry\nA,2014-06-09,call,2014-07-18");
    expect(() => options.derive([none], settingsOf({}))).toThrow(/"strike"/);
  });
});
