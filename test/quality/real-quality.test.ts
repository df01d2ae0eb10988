// The reference data's known defects are found, and the demo market comes out clean but for what it simulates.
import { describe, expect, test } from "vitest";
import { checkQuality } from "#engine/data/quality";
import { type BarOptions, decodeBars, makeDemoMarket } from "#engine/data/sources";
import { sharedFile } from "../support/shared.ts";
import { barsOfDecoded } from "./build-bars.ts";

async function reportOf(path: string, options: BarOptions) {
  const file = sharedFile(`data/${path}`);
  if (file === null) return null;
  const bars = barsOfDecoded(await decodeBars([file], options));
  const report = checkQuality(bars);
  return { report, codes: new Map(report.findings.map((f) => [f.code, f])) };
}

describe("reference data", () => {
  test("five years of the S&P 500: survivors only", async () => {
    const found = await reportOf("us_sp500_5y/bars_1d.parquet", { frequency: "1d" });
    if (found === null) return;
    expect(found.report).toMatchObject({ symbols: 505, bars: 619_040 });
    expect(found.codes.get("survivorship")?.severity).toBe("warning");
    expect(found.codes.has("missing-bars")).toBe(true);
  });

  test("Dow Jones bars: 151 that contradict themselves", async () => {
    const found = await reportOf("djia30_2006_2018/bars_1d.parquet", { frequency: "1d" });
    expect(found?.codes.get("ohlc-fault")?.count ?? 151).toBe(151);
  });

  test("hourly crypto: eight outages and the impossible first high", async () => {
    const found = await reportOf("crypto_hourly/bars_1h.parquet", { frequency: "1h" });
    if (found === null) return;
    expect(found.codes.get("calendar-hole")?.count).toBe(8);
    const first = found.codes.get("range-outlier")?.examples.find((example) => example.values.high === 16_199.91);
    expect(first?.symbol).toBe("BTCUSDT");
  });

  test("A shares: halts written as bars, and prices adjusted by later events", async () => {
    const found = await reportOf("cn_ashare/bars_1d.parquet", { frequency: "1d" });
    if (found === null) return;
    expect(found.report).toMatchObject({ symbols: 330, bars: 416_271 });
    expect(found.codes.get("stale-without-volume")?.count).toBeGreaterThan(100);
    expect(found.codes.get("prices-adjusted-later")?.count).toBeGreaterThan(100);
  });
});

test("the demo market has halts and raw splits, and no warning of survivorship or faults", () => {
  const market = makeDemoMarket({ years: 3 });
  const report = checkQuality(barsOfDecoded(market, market.instruments));
  const codes = report.findings.map((finding) => finding.code);
  expect(codes).toContain("missing-bars");
  for (const absent of [
    "survivorship",
    "ohlc-fault",
    "ends-without-delisting",
    "duplicated-series",
    "known-before-time",
    "no-volume",
  ]) {
    expect(codes).not.toContain(absent);
  }
});
