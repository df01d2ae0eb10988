// Lowering and planning without a database: what a statement may hold, what cannot be pushed down, and where formulas run.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { lowerAggregates, lowerToSql, parseExpression, planBackend, sqlCoverage } from "../../engine/factors/index.ts";
import { sqlNumber } from "../../engine/factors/sql-form.ts";

const read = (text: string) => unwrap(parseExpression(text));
const size = { symbols: 500, times: 1250 };

describe("lowering", () => {
  test("numbers keep every bit and are never integers", () => {
    for (const value of [0, 5, -5, 0.1, 1e21, 5e-324, 1 / 3, -1.7976931348623157e308]) {
      const text = sqlNumber(value);
      expect(Number(text.replace(/[()]/g, ""))).toBe(value);
      expect(text).toMatch(/[.e]/);
    }
    expect(() => sqlNumber(Number.NaN)).toThrow(/NaN/);
  });

  test("a shared part is one column, over formulas", () => {
    const both = unwrap(lowerToSql([read("ts_std(close, 5)"), read("ts_skew(close, 5) + ts_std(close, 5)")]));
    const arrays = both.layers.join("\n").match(/groupArray/g) ?? [];
    expect(arrays).toHaveLength(1);
    expect(both.fields).toEqual(["close"]);
  });

  test("names of fields and groups stay out of the text", () => {
    const { fields, groups, layers } = unwrap(lowerToSql([read("group_mean(close / volume, sector)")]));
    expect([fields, groups]).toEqual([["close", "volume"], ["sector"]]);
    expect(layers.join(" ")).not.toMatch(/close|volume|sector/);
  });

  test("a call without SQL is shown, and a chain that is too long is refused", () => {
    const path = lowerToSql([read("rank(ta_avgdev(close, 5))")]);
    expect(path.ok ? null : path.error).toMatchObject({ code: "no-sql" });
    expect(path.ok ? "" : path.error.message).toContain('"ta_avgdev" in "ta_avgdev(close, n=5)"');
    const deep = Array.from({ length: 55 }).reduce<string>((inner) => `ts_std(${inner}, 5)`, "close");
    expect(lowerToSql([read(deep)])).toMatchObject({ ok: false, error: { code: "no-sql" } });
  });

  test("coverage names the operators on both sides", () => {
    expect(sqlCoverage(read("rank(ta_avgdev(close, 5)) + 1"))).toEqual({
      with: ["add", "rank"],
      without: ["ta_avgdev"],
    });
  });
});

describe("reducing fine bars", () => {
  const blankEvery = (text: string): number | "period" | undefined =>
    unwrap(lowerAggregates([{ expr: read(text), reducer: "sum" }], 86_400_000)).blankEvery;

  test("needs no row for a missing bar where single cells give nothing for it", () => {
    for (const text of ["close", "close * volume", "log(close) - log(open)"]) expect(blankEvery(text)).toBe(86_400_000);
  });

  test("needs every row for windows, ranks, numbers alone and cells that fill gaps", () => {
    for (const text of ["ts_mean(close, 5)", "rank(close)", "1", "is_nan(close)"])
      expect(blankEvery(text)).toBeUndefined();
  });
});

describe("the planner", () => {
  test("keeps a panel that fits in process", () => {
    const plan = planBackend([read("rank(ts_mean(close, 20))")], size);
    expect(plan.backend).toBe("in-process");
    expect(plan.reasons.join()).toMatch(/500 symbols × 1250 bars fit into memory/);
    // By hand: one field, two columns at once, one result, 625,000 cells of 8 bytes each.
    expect(plan.memoryMb).toBeCloseTo(20, 10);
  });

  test("pushes down what is above the budget, unless an operator has no SQL", () => {
    const plan = planBackend([read("rank(ts_mean(close, 20))")], { ...size, budgetMb: 10 });
    expect(plan.backend).toBe("sql");
    expect(plan.reasons.join()).toMatch(/about 20 MB in process, above the budget of 10 MB/);
    const bound = planBackend([read("ta_avgdev(close, 5)")], { ...size, budgetMb: 1 });
    expect(bound).toMatchObject({ backend: "in-process", withoutSql: ["ta_avgdev"] });
  });

  test("reduces minutes to days where the minutes are", () => {
    const plan = planBackend([read("close")], { symbols: 500, times: 390 * 250, resultTimes: 250 });
    expect(plan.backend).toBe("sql");
    expect(plan.reasons.join()).toMatch(/390 bars become one value/);
  });

  test("keeps minutes in process once they are in memory, and counts only the bars that are there", () => {
    const minutes = { symbols: 500, times: 390 * 250, resultTimes: 250 };
    expect(planBackend([read("close")], { ...minutes, loaded: true }).backend).toBe("in-process");
    const whole = planBackend([read("close * volume")], minutes).seconds;
    const half = planBackend([read("close * volume")], { ...minutes, rows: 250 * 390 * 250 }).seconds;
    expect(half.sql / whole.sql).toBeCloseTo(0.5, 1);
    // A window needs a cell for every bar that is missing.
    const window = planBackend([read("ts_std(close, 20)")], { ...minutes, rows: 250 * 390 * 250 }).seconds;
    expect(window.sql).toBeGreaterThan(4 * whole.sql);
  });
});
