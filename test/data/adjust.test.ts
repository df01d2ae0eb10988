// Adjustment against Lean's factor files, whole path: imported raw, read split- and dividend-adjusted.
import { expect, it } from "vitest";
import { adjustmentFactors } from "#engine/data";
import { barRows, day, describeBothStores, request } from "../support/bars.ts";
import { numberOf, sharedCsv } from "../support/shared.ts";

const factor = (date: string, priceFactor: number, splitFactor: number) => ({
  symbol: "A",
  ts: Date.parse(date),
  priceFactor,
  splitFactor,
});

it("takes the factor row with the smallest date at or after the bar, and one after the last", () => {
  const times = ["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04"].map((date) => Date.parse(date));
  const rows = [factor("2020-01-02", 0.9, 0.5), factor("2020-01-03", 0.95, 1)];
  const of = (adjust: "none" | "split" | "total", kind: "price" | "shares") => [
    ...adjustmentFactors(times, rows, { adjust, kind }),
  ];
  expect(of("split", "price")).toEqual([0.5, 0.5, 1, 1]);
  expect(of("total", "price")).toEqual([0.9 * 0.5, 0.9 * 0.5, 0.95, 1]);
  expect(of("total", "shares")).toEqual([2, 2, 1, 1]);
  expect(of("none", "price")).toEqual([1, 1, 1, 1]);
  const hours = times.slice(0, 2).flatMap((time) => [time, time + day - 3_600_000]);
  expect([...adjustmentFactors(hours, rows.slice(0, 1), { adjust: "split", kind: "price" })]).toEqual([
    0.5, 0.5, 0.5, 0.5,
  ]);
});

const golden = sharedCsv("golden/corpactions/adjusted_close.csv.gz");
const factorFile = sharedCsv("data/us_raw_corpactions/factor_files.csv");

describeBothStores("adjusted closes of real tickers", ({ store }) => {
  it("multiplies prices, divides volume, and by default uses every factor that is known", async () => {
    const rows = barRows(["close", "volume", "trades"], [["A", "2020-01-02", 100, 10, 3]]);
    await store().importBars(request("small", rows, { factors: [factor("2020-06-01", 0.9, 0.25)] }));
    const row = async (adjust?: "none" | "split" | "total") => {
      const { fields } = await store().read({ market: "small", adjust });
      return [...fields.values()].flatMap((column) => [...column]);
    };
    const fields = [...(await store().read({ market: "small" })).fields.keys()];
    expect(fields).toEqual(["close", "volume", "trades"]);
    expect(await row("none")).toEqual([100, 10, 3]);
    expect(await row("split")).toEqual([25, 40, 3]);
    expect(await row()).toEqual([100 * (0.9 * 0.25), 40, 3]);
    expect((await store().read({ market: "small" })).adjustment).toBe("total");
  });

  it.skipIf(golden === null || factorFile === null)("equal the reference to 1e-10", async () => {
    const lines = golden?.rows ?? [];
    const wanted = new Set(lines.map(([symbol]) => symbol));
    const factors = (factorFile?.rows ?? [])
      .filter(([symbol]) => wanted.has(symbol))
      .map(([symbol = "", date = "", price, split]) => ({
        symbol,
        ts: Date.parse(date),
        priceFactor: numberOf(price),
        splitFactor: numberOf(split),
      }));
    const rows = barRows(
      ["close"],
      lines.map(([symbol = "", date = "", close]) => [symbol, date, numberOf(close)] as const),
    );
    await store().importBars(request("raw", rows, { factors }));
    for (const [adjust, place] of [
      ["split", 3],
      ["total", 4],
    ] as const) {
      const bars = await store().read({ market: "raw", adjust });
      const close = bars.fields.get("close") ?? new Float64Array();
      const times = new Map([...bars.times].map((time, t) => [time, t]));
      let worst = 0;
      for (const line of lines) {
        const s = bars.symbols.indexOf(line[0] ?? "");
        const value = close[s * bars.times.length + (times.get(Date.parse(line[1] ?? "")) ?? -1)] ?? Number.NaN;
        worst = Math.max(worst, Math.abs(value / numberOf(line[place]) - 1));
      }
      expect(lines.length).toBeGreaterThan(5000);
      expect(worst).toBeLessThan(1e-10);
    }
  });
});
