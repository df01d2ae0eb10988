// The strategy document: defaults, located errors, contradictions, identity, words.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backtestFast } from "#engine/backtest";
import {
  canonicalStrategy,
  describeCosts,
  describeStrategy,
  parseStrategy,
  strategyFaults,
  strategyHash,
  strategyJsonSchema,
} from "#engine/strategies";
import { randomDocument, randomPanel, reversal, specFrom } from "../support/strategies.ts";

const quantile = (region: string, share: number) => ({ kind: "quantile", region, share });
const threshold = (bounds: { above?: number; below?: number }, of = "score") => ({ kind: "threshold", of, ...bounds });
const factor = (name: string, expression = "close") => ({ name, expression });

test("defaults are filled in", () => {
  const spec = specFrom(reversal);
  expect(spec).toMatchObject({
    fill: "next-open",
    rebalance: { every: 1, offset: 0 },
    missingBars: 5,
    sizing: { kind: "equal" },
  });
  expect(spec.costs).toMatchObject({ commissionBps: 1, halfSpreadBps: 2, slippageBps: 1, borrowBpsPerYear: 50 });
  expect(spec.factors[0]?.direction).toBe(1);
});

const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, string, RegExp])[] = [
  ["an unknown field", { colour: "red" }, "$.colour", /no such field/],
  ["a share above one", { long: { entry: quantile("top", 1.5) } }, "$.long.entry.share", /1/],
  ["a wrong kind of rule", { long: { entry: { kind: "vibes" } } }, "$.long.entry.kind", /invalid/],
  [
    "a NaN weight",
    { combination: { kind: "weighted", weights: { rev: Number.NaN } } },
    "$.combination.weights.rev",
    /number/,
  ],
  [
    "all weights zero",
    { combination: { kind: "weighted", weights: { rev: 0 } } },
    "$.combination.weights",
    /all weights are zero/,
  ],
  [
    "a weight for nothing",
    { combination: { kind: "weighted", weights: { rev: 1, rve: 1 } } },
    "$.combination.weights.rve",
    /no factor has this name/,
  ],
  [
    "an expression that does not parse",
    { factors: [factor("rev", "ts_meen(close, 5")] },
    "$.factors[0].expression",
    /does not parse/,
  ],
  ["two factors of one name", { factors: [factor("rev"), factor("rev")] }, "$.factors[1].name", /taken/],
  [
    "a factor that nothing uses",
    { factors: [factor("rev"), factor("idle")], combination: { kind: "weighted", weights: { rev: 1 } } },
    "$.factors[1].name",
    /no weight and no rule/,
  ],
  ["a factor called score", { factors: [factor("score")] }, "$.factors[0].name", /score/],
  ["no side at all", { long: undefined, short: undefined }, "$.long", /neither side/],
  [
    "an exit inside the entry",
    { long: { entry: quantile("top", 0.2), exit: quantile("not-top", 0.1) } },
    "$.long.exit",
    /exit holds where the entry does/,
  ],
  [
    "a threshold exit inside the entry",
    { long: { entry: threshold({ above: 0.5 }), exit: threshold({ below: 0.6 }) } },
    "$.long.exit",
    /exit holds/,
  ],
  ["above not below below", { long: { entry: threshold({ above: 2, below: 1 }) } }, "$.long.entry", /not less than/],
  ["a threshold without a level", { long: { entry: threshold({}) } }, "$.long.entry", /needs "above" or "below"/],
  [
    "a rule about an unknown factor",
    { long: { entry: threshold({ above: 1 }, "rve") } },
    "$.long.entry.of",
    /no factor has this name/,
  ],
  [
    "more than half on both sides",
    { long: { entry: quantile("top", 0.6) }, short: { entry: quantile("bottom", 0.6) } },
    "$.short.entry",
    /overlap/,
  ],
  [
    "overlapping levels on both sides",
    { long: { entry: threshold({ above: 0 }) }, short: { entry: threshold({ below: 0.1 }) } },
    "$.short.entry",
    /overlap/,
  ],
  [
    "a cross that never exits",
    { long: { entry: { kind: "cross", direction: "up", over: 0 } } },
    "$.long.exit",
    /cross needs an exit/,
  ],
  [
    "a value that crosses itself",
    { long: { entry: { kind: "cross", of: "rev", direction: "up", over: "rev" }, maxBars: 3 } },
    "$.long.entry",
    /cannot cross itself/,
  ],
  [
    "minBars above maxBars",
    { long: { entry: quantile("top", 0.2), minBars: 9, maxBars: 4 } },
    "$.long.minBars",
    /exceeds maxBars/,
  ],
  ["net above gross", { exposure: { gross: 1, net: 1.5 } }, "$.exposure.net", /exceeds gross/],
  ["a side without a budget", { exposure: { gross: 1, net: 1 } }, "$.exposure.net", /without a budget/],
  ["one side that should be neutral", { short: undefined }, "$.exposure.net", /net exposure of 1/],
  ["one position for two sides", { caps: { maxPositions: 1 } }, "$.caps.maxPositions", /at least one position each/],
  [
    "a group cap below the symbol cap",
    { caps: { maxWeight: 0.2, maxGroupWeight: { group: "sector", weight: 0.1 } } },
    "$.caps.maxGroupWeight.weight",
    /never be reached/,
  ],
  [
    "an offset beyond the period",
    { rebalance: { every: 5, offset: 5 } },
    "$.rebalance.offset",
    /below rebalance.every/,
  ],
  [
    "votes that cannot be reached",
    { combination: { kind: "agreement", share: 0.2, atLeast: 2 } },
    "$.combination.atLeast",
    /never give/,
  ],
  [
    "proportional sizing without a score",
    {
      combination: { kind: "logic" },
      long: { entry: threshold({ above: 0 }, "rev") },
      short: { entry: threshold({ below: 0 }, "rev") },
      sizing: { kind: "proportional" },
    },
    "$.sizing.kind",
    /no score/,
  ],
  ["a rule about the score of a logic combination", { combination: { kind: "logic" } }, "$.long.entry.of", /no factor/],
  ["a negative cost", { costs: { commissionBps: -1 } }, "$.costs.commissionBps", /0/],
  ["another version", { version: 2 }, "$.version", /1/],
];

test.each(refused)("%s is refused with its place", (_, change, path, rule) => {
  const { faults } = strategyFaults({ ...reversal, ...change });
  const found = faults.find((fault) => fault.path === path);
  expect(faults.map((fault) => fault.path)).toContain(path);
  expect(found?.rule).toMatch(rule);
  expect(found?.next.length).toBeGreaterThan(10);
  const parsed = parseStrategy({ ...reversal, ...change });
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.error).toMatchObject({ code: "invalid-strategy", exit: 2 });
});

describe("hostile input", () => {
  test.each([null, 3, "x", [], [reversal], { factors: {} }, undefined])("%j gets an error, not a crash", (json) => {
    expect(parseStrategy(json).ok).toBe(false);
  });

  test("ten thousand nested rules get an error, not an exhausted stack", () => {
    let rule: unknown = quantile("top", 0.2);
    for (let i = 0; i < 10_000; i++) rule = { kind: "not", rule };
    const parsed = parseStrategy({ ...reversal, long: { entry: rule } });
    expect(!parsed.ok && parsed.error.message).toMatch(/nests deeper/);
  });

  test("any JSON gets an answer", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(reversal)), (value, key) => {
        const parsed = parseStrategy({ ...reversal, [key]: value });
        if (!parsed.ok) expect(parsed.error.message).toContain("$");
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe("identity", () => {
  test("defaults, the display name, the order of factors and the writing of a formula do not matter", () => {
    const two = { ...reversal, factors: [factor("a", "close - open"), factor("b", "open")] };
    const hash = strategyHash(specFrom(two));
    expect(strategyHash(specFrom({ ...two, name: "Other", fill: "next-open" }))).toBe(hash);
    expect(strategyHash(specFrom({ ...two, factors: [...two.factors].reverse() }))).toBe(hash);
    expect(strategyHash(specFrom({ ...two, factors: [factor("a", "( close-open )"), factor("b", "open")] }))).toBe(
      hash,
    );
    expect(strategyHash(specFrom({ ...two, combination: { kind: "weighted", weights: { a: 1, b: 1 } } }))).toBe(hash);
  });

  test("every field that changes the trades changes the hash", () => {
    const hash = strategyHash(specFrom(reversal));
    const changes = [
      { fill: "close" },
      { missingBars: 6 },
      { capital: 5 },
      { rebalance: { every: 2 } },
      { costs: { slippageBps: 3 } },
    ];
    for (const change of changes) expect(strategyHash(specFrom({ ...reversal, ...change }))).not.toBe(hash);
  });

  test("the canonical form parses again to the same strategy", () => {
    for (let seed = 0; seed < 30; seed++) {
      const spec = specFrom(randomDocument(seed));
      const again = specFrom({ ...JSON.parse(JSON.stringify(canonicalStrategy(spec))), name: "again" });
      expect(strategyHash(again)).toBe(strategyHash(spec));
    }
  });
});

test("a strategy is told in plain words", () => {
  const words = describeStrategy(specFrom(reversal));
  expect(words).toContain("Long when score is in the top 20%; out when score is outside the top 40%");
  expect(words).toContain("filled at the next bar's open");
  expect(describeCosts(specFrom(reversal).costs)).toBe(
    "commission 1 bp, half-spread 2 bp, slippage 1 bp, borrow 50 bp a year",
  );
});

test("the published schema describes every field and asks only for what has no default", () => {
  const schema = strategyJsonSchema() as { readonly properties: object; readonly required: readonly string[] };
  expect(Object.keys(schema.properties)).toContain("rebalance");
  expect([...schema.required].sort()).toEqual(["combination", "exposure", "factors", "name", "version"]);
  expect(() => JSON.stringify(schema)).not.toThrow();
});

const folder = new URL("../../examples/strategies/", import.meta.url);
test.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
  "the example %s is a valid strategy that trades",
  (name) => {
    const spec = specFrom(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    const run = backtestFast(spec, randomPanel(name, { symbols: 24, times: 260 }), { from: 130 });
    expect(run.orders.filled).toBeGreaterThan(10);
  },
);
