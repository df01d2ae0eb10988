// Indicators and candlestick patterns at the edges: gaps, short and flat series, first rows, hand arithmetic.
import { describe, expect, test } from "vitest";
import { candles } from "../../engine/factors/candles/index.ts";
import { indicators } from "../../engine/factors/indicators/index.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { complete, expectClose, shapeOf } from "../support/operator-calls.ts";

const list: readonly Operator[] = [...indicators, ...candles];

function named(name: string): Operator {
  const found = list.find((operator) => operator.name === name);
  if (!found) throw new Error(`There is no operator ${name}.`);
  return found;
}

/** One symbol through an operator. */
function valuesOf(name: string, columns: readonly (readonly number[])[], given: readonly number[] = []): Float64Array {
  const operator = named(name);
  const inputs = columns.map((column) => Float64Array.from(column));
  return operator.apply(inputs, complete(operator, given), shapeOf({ symbols: 1, times: inputs[0]?.length ?? 0 }));
}

const nothing = Number.NaN;

describe.each(list.map((operator) => [operator.name, operator] as const))("%s", (name, operator) => {
  const { columns, params, gives } = operator.example;
  const first = gives.findIndex((value) => !Number.isNaN(value));

  test("a row with a gap in any input is passed over, and so are gaps before the first row", () => {
    columns.forEach((_, gap) => {
      const places = [0, 1, 4, 4 + first];
      const spread = columns.map((column, k) => {
        const filled = [...column];
        for (const place of places) filled.splice(place, 0, k === gap ? nothing : 1);
        return filled;
      });
      const wanted: number[] = [...gives];
      for (const place of places) wanted.splice(place, 0, nothing);
      expectClose(valuesOf(name, spread, params), wanted, `gap in column ${gap}`);
    });
  });

  test("nothing before the first row, however short the series", () => {
    for (const rows of [1, 2, first]) {
      const short = columns.map((column) => column.slice(0, rows));
      expectClose(valuesOf(name, short, params), gives.slice(0, rows), `${rows} rows`);
    }
  });

  test("a second symbol starts anew", () => {
    const inputs = columns.map((column) => Float64Array.from([...column, ...column]));
    const both = operator.apply(inputs, complete(operator, params), shapeOf({ symbols: 2, times: gives.length }));
    expectClose(both, [...gives, ...gives], "two symbols");
  });
});

describe("flat and empty bars", () => {
  const flat = new Array<number>(60).fill(7);

  // Source: TA-Lib answers 0 where it would divide by 0.
  test.each([
    ["ta_cci", [flat, flat, flat], [5]],
    ["ta_willr", [flat, flat, flat], [5]],
    ["ta_stoch", [flat, flat, flat], [5, 3, 0, 3, 0, 1]],
    ["ta_stochf", [flat, flat, flat], [5, 3, 0, 0]],
    ["ta_rsi", [flat], [5]],
    ["ta_cmo", [flat], [5]],
    ["ta_adx", [flat, flat, flat], [5]],
    ["ta_plus_di", [flat, flat, flat], [5]],
    ["ta_ultosc", [flat, flat, flat], [2, 3, 4]],
    ["ta_mfi", [flat, flat, flat, flat], [5]],
    ["ta_ad", [flat, flat, flat, flat], []],
    ["ta_bop", [flat, flat, flat, flat], []],
    ["ta_stddev", [flat], [5, 2]],
    ["ta_correl", [flat, flat], [5]],
    ["ta_beta", [flat, flat], [5]],
  ] as const)("%s of flat bars is 0", (name, columns, params) => {
    const values = valuesOf(name, columns, params).filter((value) => !Number.isNaN(value));
    expect(values.length).toBeGreaterThan(40);
    expect(values.every((value) => value === 0)).toBe(true);
  });

  test("ta_imi says nothing where no row moved", () => {
    expect(valuesOf("ta_imi", [flat, flat], [5]).every(Number.isNaN)).toBe(true);
  });

  test("without volume money does not flow", () => {
    const up = flat.map((value, t) => value + t);
    const none = flat.map(() => 0);
    expect(valuesOf("ta_mfi", [up, up, up, none], [5]).at(-1)).toBe(0);
    expect(valuesOf("ta_obv", [up, none]).at(-1)).toBe(0);
    expect(valuesOf("ta_adosc", [up, up, up, none], [3, 5]).at(-1)).toBe(0);
  });
});

describe("by hand", () => {
  // Changes 1, 1, −1. Averages of the first two: gain 1, loss 0. Then gain (1 + 0) / 2 and loss (0 + 1) / 2.
  test("relative strength", () => {
    expectClose(valuesOf("ta_rsi", [[1, 2, 3, 2]], [2]), [nothing, nothing, 100, 50], "rsi");
  });

  // Slow starts at (1 + 2 + 4) / 3 = 7/3 and goes half way to 8: 31/6. Fast starts there too, at (2 + 4) / 2 = 3, then 3 + 2/3 · 5 = 19/3.
  test("both averages of MACD begin at the same row", () => {
    expectClose(valuesOf("ta_macd", [[1, 2, 4, 8]], [2, 3, 1, 0]), [nothing, nothing, 2 / 3, 7 / 6], "macd");
    expectClose(valuesOf("ta_macd", [[1, 2, 4, 8]], [3, 2, 1, 0]), [nothing, nothing, 2 / 3, 7 / 6], "windows swapped");
  });

  // Ranges 3 (from the last close 2 up to 5) and 4: average 3.5 of two; the next range is 2: (3.5 + 2) / 2.
  test("average true range counts the gap from the last close", () => {
    const bars = [
      [3, 5, 8, 8],
      [1, 4, 5, 6],
      [2, 4, 7, 7],
    ];
    expectClose(valuesOf("ta_atr", bars, [2]), [nothing, nothing, 3.5, 2.75], "atr");
  });

  // Among equals a newcomer wins (row 3); where the winner has left, the oldest of the rest does.
  test("places of extremes among equals", () => {
    expectClose(valuesOf("ta_maxindex", [[1, 3, 1, 3, 1]], [3]), [nothing, nothing, 1, 3, 3], "newcomer");
    expectClose(valuesOf("ta_maxindex", [[5, 5, 3, 3, 3]], [3]), [nothing, nothing, 0, 1, 2], "oldest");
  });

  // Windows of 2 and 3 rows, both from the row where 3 could answer.
  test("a window that varies is held between its bounds", () => {
    const x = [1, 2, 3, 5, 8];
    const n = [9, 9, 0, 3, 2.9];
    expectClose(valuesOf("ta_mavp", [x, n], [2, 3, 0]), [nothing, nothing, 2.5, 10 / 3, 6.5], "mavp");
  });

  test("the unit of a varying window's average is known when the window counts", () => {
    const price = { unit: "price" as const, constant: null };
    expect(named("ta_mavp").unit([price, price])).toEqual({ unit: "unknown" });
    expect(named("ta_mavp").unit([price, { unit: "count", constant: null }])).toEqual({ unit: "price" });
  });
});

describe("candles", () => {
  const open = new Array<number>(12).fill(10);
  const high = open.map((x) => x + 2);
  const low = open.map((x) => x - 2);

  // Source: TA-Lib's settings. A doji's body is at most a tenth of the average range of ten candles, here 0.4.
  test("a doji is measured against the ten candles before, or against nothing", () => {
    const close = open.map((x, t) => x + (t === 10 ? 0.375 : 0.5));
    const bars = [open, high, low, close];
    expect([...valuesOf("cdl_doji", bars).slice(9)]).toEqual([nothing, 100, 0]);
    const level = open.map((x, t) => (t === 1 ? x : x + 0.1));
    expect([...valuesOf("cdl_doji", [open, high, low, level], [1]).slice(0, 3)]).toEqual([0, 100, 0]);
  });

  // Row 3 lies inside row 2; row 4 breaks below, which calls for a rise; row 6 closes above row 3's high.
  test("a hikkake is 100 where it shows and 200 where a close confirms it, once", () => {
    const tops = [20, 20, 20, 18, 17, 17, 19, 19];
    const bottoms = [10, 10, 10, 12, 11, 11, 12, 12];
    const close = [15, 15, 15, 15, 15, 15, 18.5, 18.5];
    const answers = valuesOf(
      "cdl_hikkake",
      [close, [20, ...tops], [10, ...bottoms], close].map((c) => c.slice(0, 8)),
    );
    expect(answers).toHaveLength(8);
    const shifted = [
      [15, ...close],
      [20, ...tops],
      [10, ...bottoms],
      [15, ...close],
    ];
    expect([...valuesOf("cdl_hikkake", shifted).slice(5)]).toEqual([100, 0, 200, 0]);
  });

  test("a level end makes an engulfing body an 80", () => {
    const bars = [
      [10, 10, 10, 9],
      [11, 11, 11, 12],
      [8, 8, 8, 8],
      [10, 10, 9, 11],
    ];
    expect(valuesOf("cdl_engulfing", bars).at(-1)).toBe(80);
  });
});
