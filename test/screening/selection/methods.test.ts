// Every method of the list: its answer has reasons and numbers, does not depend on the order of factors, and bears bad input.
import { describe, expect, test } from "vitest";
import type { Column } from "#engine/panel";
import { factorMatrix, type SelectionReport, selectFactors, selections } from "#engine/screening";
import { factorMarket, withGaps } from "../../support/factor-market.ts";

const market = factorMarket({ symbols: 40, times: 160, signals: 3, noises: 6 });
const rows = { from: 10, to: 160, horizon: 1, entry: "next-open" } as const;
const gaps = withGaps(market.columns, 0.05);

function choose(
  method: string,
  given: {
    readonly names?: readonly string[];
    readonly columns?: readonly Column[];
    readonly options?: Record<string, unknown>;
  } = {},
): SelectionReport {
  const { names = market.names, columns = gaps, options } = given;
  return selectFactors(factorMatrix({ names, columns }, market.panel, rows), { method, options });
}
const namesOf = (report: SelectionReport): readonly string[] => report.chosen.map(({ name }) => name);
const factOf = (report: SelectionReport, name: string): number =>
  report.values.find((value) => value.name === name)?.value ?? Number.NaN;

describe.each(selections.map(({ name }) => name))("%s", (method) => {
  test("each chosen factor has a place, a reason and finite numbers", () => {
    const report = choose(method);
    expect(report.chosen.length).toBeGreaterThan(0);
    report.chosen.forEach(({ reason, values }, place) => {
      expect(reason).not.toBe("");
      expect(values[0]?.value).toBe(place + 1);
      for (const { value } of values) expect(Number.isFinite(value)).toBe(true);
    });
    expect(factOf(report, "selection.candidates")).toBe(9);
    expect(factOf(report, "selection.r_squared")).toBeGreaterThan(0.05);
  });

  test("listing the factors otherwise changes nothing", () => {
    const order = [4, 8, 0, 6, 2, 1, 7, 3, 5];
    const options = method === "sequential" ? { order: "strength" } : {};
    const plain = choose(method, { options });
    const turned = choose(method, {
      names: order.map((f) => market.names[f]!),
      columns: order.map((f) => gaps[f]!),
      options,
    });
    expect(namesOf(turned)).toEqual(namesOf(plain));
    plain.chosen.forEach(({ values }, i) => {
      for (const [k, { value }] of values.entries())
        expect(turned.chosen[i]?.values[k]?.value).toBeCloseTo(value ?? Number.NaN, 7);
    });
  });

  test("one factor alone can be chosen", () => {
    expect(namesOf(choose(method, { names: ["signal 0"], columns: [gaps[0]!] }))).toEqual(["signal 0"]);
  });

  test("a repeated, a constant and an empty factor do no harm", () => {
    const columns = [gaps[0]!, gaps[0]!, gaps[0]!.map(() => 7), gaps[0]!.map(() => Number.NaN), gaps[1]!];
    const names = ["a", "b", "flat", "empty", "c"];
    if (method === "symmetric") {
      expect(() => choose(method, { names, columns })).toThrow("depend on each other");
      return;
    }
    const report = choose(method, { names, columns });
    expect(report.dropped.map(({ name }) => name)).toEqual(["flat", "empty"]);
    expect(namesOf(report).every((name) => ["a", "b", "c"].includes(name))).toBe(true);
    expect(report.chosen.length).toBeGreaterThan(0);
  });

  test("more factors than symbols and observations have an answer or a reason", () => {
    const small = factorMarket({ symbols: 12, times: 16, signals: 1, noises: 199 }, "wide");
    const matrix = factorMatrix({ names: small.names, columns: small.columns }, small.panel, {
      ...rows,
      from: 2,
      to: 16,
    });
    if (method === "symmetric") expect(() => selectFactors(matrix, { method })).toThrow("more than the symbols");
    const options = method === "lasso" || method === "elastic-net" ? { folds: 2, count: 8 } : {};
    if (method !== "symmetric")
      expect(selectFactors(matrix, { method, options }).chosen.every(({ name }) => name !== "")).toBe(true);
  });

  test("options that do not fit are refused by name", () => {
    expect(() => choose(method, { options: { nonsense: 1 } })).toThrow(method);
  });
});

describe("what methods find", () => {
  test.each(["lasso", "stepwise", "marginal", "sequential", "symmetric"])(
    "%s finds the factors that foretell returns",
    (method) => {
      const found = namesOf(choose(method));
      for (const name of ["signal 0", "signal 1", "signal 2"]) expect(found).toContain(name);
      expect(found.slice(0, 2).sort()).toEqual(["signal 0", "signal 1"]);
    },
  );

  test("a fixed penalty of the largest pull leaves nothing, and says so", () => {
    const report = choose("lasso", { options: { alpha: 1 } });
    expect(report.chosen).toEqual([]);
    expect(report.notes).toHaveLength(1);
  });

  test("a factor and its reverse lie in one cluster, unless signs are told apart", () => {
    const columns = [gaps[0]!, gaps[0]!.map((x) => -x), gaps[1]!];
    const names = ["a", "minus a", "b"];
    expect(choose("cluster", { names, columns }).chosen).toHaveLength(2);
    expect(choose("cluster", { names, columns, options: { absolute: false } }).chosen).toHaveLength(3);
    expect(choose("cluster", { names, columns, options: { count: 1 } }).chosen).toHaveLength(1);
  });

  test("the correlation cap keeps a near copy out", () => {
    const columns = [gaps[0]!, gaps[0]!.map((x, i) => x + 0.2 * (market.columns[1]?.[i] ?? 0)), gaps[3]!];
    const names = ["a", "near a", "noise"];
    const free = choose("marginal", { names, columns, options: { correlationCap: 1, leastGain: 0 } });
    const capped = choose("marginal", { names, columns, options: { correlationCap: 0.7, leastGain: 0 } });
    expect(namesOf(free)).toEqual(expect.arrayContaining(["a", "near a"]));
    expect(namesOf(capped).filter((name) => name.endsWith("a"))).toHaveLength(1);
  });

  test.each([
    ["forward", "t"],
    ["backward", "t"],
    ["both", "aic"],
    ["backward", "bic"],
  ])("stepwise %s by %s ends with what it should keep", (direction, criterion) => {
    const found = namesOf(choose("stepwise", { options: { direction, criterion } }));
    for (const name of ["signal 0", "signal 1", "signal 2"]) expect(found).toContain(name);
  });

  test("components are new columns, uncorrelated where every factor is known", () => {
    const report = choose("pca", { columns: market.columns, options: { count: 9 } });
    expect(report.columns).toHaveLength(9);
    expect(factOf(report, "selection.explained_share")).toBeCloseTo(1, 12);
    const [a, b] = report.columns.map(({ values }) => values.subarray(0, 148 * 40));
    const product = a!.reduce((sum, x, i) => sum + x * b![i]!, 0);
    expect(Math.abs(product / (148 * 39))).toBeLessThan(1e-9);
  });
});
