// Alignment of other markets: hand tables of who knows what when, and a slow twin that searches every row.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unwrap } from "#engine/core";
import { evaluate, parseExpression } from "#engine/factors";
import { closesOf, type Panel, panelFrom } from "#engine/panel";
import { staleAfterMs } from "../../../engine/factors/inputs/index.ts";

const dayMs = 86_400_000;
const at = (text: string): number => Date.parse(`${text}Z`);

function daily(market: string, timeZone: string, days: readonly string[], more: Partial<Panel> = {}): Panel {
  const close = days.map((_, i) => i + 1);
  const panel = panelFrom({ market, symbols: ["X"], times: days.map((day) => at(`${day}T00:00`)), fields: { close } });
  return { ...panel, timeZone, ...more };
}

function read(formula: string, here: Panel, there: Panel): readonly number[] {
  const panel = { ...here, inputs: new Map([[there.market, there]]) };
  return [...evaluate(unwrap(parseExpression(formula)), panel)];
}

describe("who knows what when", () => {
  const days = ["2024-03-07", "2024-03-08", "2024-03-11", "2024-03-12"];

  // By hand: New York's 8 March closes at 05:00 UTC of the 9th, Shanghai's at 16:00 UTC of the 8th.
  test("Shanghai does not know New York's bar of the same date", () => {
    const here = daily("cn", "Asia/Shanghai", days);
    const there = daily("us", "America/New_York", days);
    expect(read('market("us").close', here, there)).toEqual([Number.NaN, 1, 2, 3]);
  });

  test("New York knows Shanghai's bar of the same date", () => {
    const here = daily("us", "America/New_York", days);
    const there = daily("cn", "Asia/Shanghai", days);
    expect(read('market("cn").close', here, there)).toEqual([1, 2, 3, 4]);
  });

  // By hand: 10 March 2024 has 23 hours in New York, 3 November 2024 has 25.
  test("daily bars close at local midnight, also where clocks change", () => {
    const panel = daily("us", "America/New_York", [
      "2024-03-08",
      "2024-03-09",
      "2024-03-10",
      "2024-11-02",
      "2024-11-03",
    ]);
    const expected = [
      "2024-03-09T05:00",
      "2024-03-10T05:00",
      "2024-03-11T04:00",
      "2024-11-03T04:00",
      "2024-11-04T05:00",
    ];
    expect([...closesOf(panel)]).toEqual(expected.map(at));
  });

  test("a holiday of the other market repeats its last bar, and a holiday here skips one", () => {
    const here = daily("us", "America/New_York", ["2024-07-02", "2024-07-03", "2024-07-05", "2024-07-08"]);
    const there = daily("index", "America/New_York", ["2024-07-02", "2024-07-04", "2024-07-05"]);
    expect(read('market("index").close', here, there)).toEqual([1, 1, 3, 3]);
  });

  // By hand: the bar of 1 January closes on the 2nd, 00:00; a week and a day later is the 10th, 00:00: the bar of the 9th.
  test("a value is used for a week and one of its bars, and no longer", () => {
    const here = daily("a", "UTC", ["2024-01-01", "2024-01-08", "2024-01-09", "2024-01-10"]);
    expect(staleAfterMs).toBe(7 * dayMs);
    expect(read('market("b").close', here, daily("b", "UTC", ["2024-01-01"]))).toEqual([1, 1, 1, Number.NaN]);
  });

  test("a weekly bar is known when the week is over, and a missing cell is passed over", () => {
    const here = daily("a", "UTC", ["2024-01-06", "2024-01-07", "2024-01-08", "2024-01-14", "2024-01-21"]);
    const weeks = daily("w", "UTC", ["2024-01-01", "2024-01-08", "2024-01-15"], { frequency: "1w" });
    expect(read('market("w").close', here, weeks)).toEqual([Number.NaN, 1, 1, 2, 3]);
    const gap = { ...weeks, fields: new Map([["close", Float64Array.of(1, Number.NaN, 3)]]) };
    expect(read('market("w").close', here, gap)).toEqual([Number.NaN, 1, 1, 1, 3]);
  });

  test("an hour belongs to the day in which it closes", () => {
    const here = daily("d", "UTC", ["2024-01-01", "2024-01-02", "2024-01-04"]);
    const times = ["2024-01-01T00:00", "2024-01-01T22:00", "2024-01-01T23:00", "2024-01-02T00:00", "2024-01-03T05:00"];
    const there = panelFrom({
      market: "h",
      frequency: "1h",
      symbols: ["X"],
      times: times.map(at),
      fields: { close: [1, 2, 3, 4, 5] },
    });
    expect(read('vec_sum(market("h"), close)', here, there)).toEqual([6, 4, Number.NaN]);
    expect(read('vec_count(market("h"), close)', here, there)).toEqual([3, 1, Number.NaN]);
    expect(read('market("h").close', here, there)).toEqual([3, 4, 5]);
  });
});

describe("symbols", () => {
  const two = (market: string, symbols: readonly string[]): Panel =>
    panelFrom({
      market,
      symbols,
      times: [at("2024-01-01T00:00")],
      fields: { close: symbols.map((_, i) => 10 * (i + 1)) },
    });

  test("go by name; one alone and one named stand for all", () => {
    const here = two("a", ["X", "Y", "Z"]);
    expect(read('market("b").close', here, two("b", ["W", "Y", "Z"]))).toEqual([Number.NaN, 20, 30]);
    expect(read('market("b").close', here, two("b", ["W"]))).toEqual([10, 10, 10]);
    expect(read('market("b", "Y").close', here, two("b", ["W", "Y"]))).toEqual([20, 20, 20]);
    expect(read('vec_count(market("b"), close)', here, two("b", ["W", "Y"]))).toEqual([Number.NaN, 1, Number.NaN]);
  });

  test("a market without any counterpart is an error that names some of its symbols", () => {
    expect(() => read('market("b").close', two("a", ["X"]), two("b", ["V", "W"]))).toThrow(/No symbol of market "b"/);
  });

  test("a market that was not read is an error with the way to read it", () => {
    expect(() => read('market("c").close', two("a", ["X"]), two("b", ["X"]))).toThrow(/"c" was not read/);
  });
});

const zones = ["UTC", "America/New_York", "Asia/Shanghai", "Europe/London", "Australia/Sydney"] as const;
const frequencies = ["1h", "4h", "1d", "1w"] as const;
const length = { "1h": dayMs / 24, "4h": dayMs / 6, "1d": dayMs, "1w": 7 * dayMs } as const;

const someMarket = (market: string): fc.Arbitrary<Panel> =>
  fc
    .record({
      timeZone: fc.constantFrom(...zones),
      frequency: fc.constantFrom(...frequencies),
      places: fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 25 }),
      gaps: fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
    })
    .map(({ timeZone, frequency, places, gaps }) => {
      const start = at("2024-02-26T00:00");
      const times = places.toSorted((a, b) => a - b).map((place) => start + place * length[frequency]);
      const close = Array.from({ length: 2 * times.length }, (_, i) => (gaps[i] ? Number.NaN : i + 1));
      const panel = panelFrom({ market, frequency, symbols: ["X", "Y"], times, fields: { close } });
      return { ...panel, timeZone };
    });

/** The wall clock as Intl shows it, asked anew for every bar: local midnight found by trying every quarter hour. */
function midnight(date: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const wanted = new Date(date).toISOString().slice(0, 10);
  for (let instant = date - 15 * 3_600_000; ; instant += 900_000) {
    if (shown.format(instant).startsWith(wanted)) return instant;
  }
}

function slowBars({ frequency, times, timeZone = "UTC" }: Panel): { readonly open: number; readonly close: number }[] {
  const isLocal = frequency === "1d" || frequency === "1w";
  return Array.from(times, (time) => {
    const end = time + length[frequency as keyof typeof length];
    return isLocal ? { open: midnight(time, timeZone), close: midnight(end, timeZone) } : { open: time, close: end };
  });
}

test("joins equal a search through every row", () => {
  fc.assert(
    fc.property(someMarket("here"), someMarket("there"), (here, there) => {
      const bars = slowBars(there);
      const column = there.fields.get("close")!;
      const slow = ["X", "Y"].flatMap((_, s) =>
        slowBars(here).map(({ close }) => {
          const known = bars
            .map((bar, i) => ({ ...bar, value: column[s * bars.length + i]! }))
            .filter((bar) => bar.close <= close && Number.isFinite(bar.value));
          const last = known.at(-1);
          const oldest = 7 * dayMs + length[there.frequency as keyof typeof length];
          return last === undefined || close - last.close > oldest ? Number.NaN : last.value;
        }),
      );
      expect(read('market("there").close', here, there)).toEqual(slow);
    }),
    { numRuns: 60 },
  );
});

test("reductions equal a search through every row", () => {
  fc.assert(
    fc.property(someMarket("here"), someMarket("there"), (here, there) => {
      const bars = slowBars(there);
      const column = there.fields.get("close")!;
      const slow = ["X", "Y"].flatMap((_, s) =>
        slowBars(here).map(({ open, close }) => {
          const own = bars.map((bar, i) => ({ ...bar, value: column[s * bars.length + i]! }));
          const inside = own.filter((bar) => bar.close > open && bar.close <= close);
          const present = inside.filter((bar) => Number.isFinite(bar.value));
          return present.length === 0 ? Number.NaN : present.reduce((sum, bar) => sum + bar.value, 0);
        }),
      );
      expect(read('vec_sum(market("there"), close)', here, there)).toEqual(slow);
    }),
    { numRuns: 60 },
  );
});
