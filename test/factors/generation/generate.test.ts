// Generation: distinct, sound, repeatable candidates, each with its origin; and specs that are refused with their place.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../engine/core/index.ts";
import {
  defaultGeneration,
  families,
  type GenerationSpec,
  generateFactors,
  parseGenerationSpec,
} from "../../../engine/factors/generation/index.ts";
import { checkText, factorHash, parseExpression } from "../../../engine/factors/index.ts";

const market = { fields: ["open", "high", "low", "close", "volume"], groups: ["sector"] };

function specOf(json: object): GenerationSpec {
  return unwrap(parseGenerationSpec(json));
}

const returnsOver = {
  name: "return",
  formula: "returns(close, {n})",
  parameters: { n: { from: 2, to: 9, whole: true, steps: 8 } },
};

describe("the default spec", () => {
  const spec = defaultGeneration(market, { count: 1500, seed: 3 });
  const made = generateFactors(spec, market);

  test("makes as many distinct candidates as asked for, and every one is sound on the market", () => {
    expect(made.candidates).toHaveLength(1500);
    expect(new Set(made.candidates.map(({ hash }) => hash)).size).toBe(1500);
    for (const { expression, hash } of made.candidates) {
      expect(checkText(expression, market).ok, expression).toBe(true);
      expect(factorHash(unwrap(parseExpression(expression))), expression).toBe(hash);
    }
    expect([...made.refused.keys()].filter((reason) => !reason.startsWith("look-back"))).toEqual([]);
  });

  test("gives every family a share, and keeps the origin of each candidate", () => {
    const templates = families.flatMap((family) => family.templates.map(({ name }) => name));
    expect(templates.filter((name) => !made.byTemplate.has(name))).toEqual([]);
    expect(made.byTemplate.has("composition")).toBe(true);
    for (const { origin } of made.candidates) expect(Object.keys(origin.parameters).length).toBeGreaterThan(0);
  });

  test("is the same list again, a smaller count its beginning, another seed another list", () => {
    const again = generateFactors(defaultGeneration(market, { count: 200, seed: 3 }), market);
    const first = made.candidates.slice(0, 200).map(({ expression }) => expression);
    expect(again.candidates.map(({ expression }) => expression)).toEqual(first);
    const other = generateFactors(defaultGeneration(market, { count: 200, seed: 4 }), market);
    expect(other.candidates.map(({ expression }) => expression)).not.toEqual(first);
  });

  test("composes to the depth asked for, in units that compare across symbols", () => {
    const composed = made.candidates.filter(({ origin }) => origin.template === "composition");
    const depths = new Set(composed.map(({ origin }) => origin.parameters.depth));
    expect(depths).toEqual(new Set([1, 2, 3]));
    for (const { info, expression } of composed)
      expect(["return", "ratio", "rank", "count", "time"], expression).toContain(info.unit);
  });
});

test("a grid takes every combination once, the wraps among them", () => {
  const made = generateFactors(
    specOf({ sampling: "grid", templates: [returnsOver], wrap: ["{x}", "cs_zscore({x})"], count: 1000 }),
    market,
  );
  expect(made.exhausted).toBe(true);
  expect(made.candidates).toHaveLength(16);
  expect(made.candidates.map(({ expression }) => expression)).toContain("cs_zscore(returns(close, 9))");
});

test("random and low-discrepancy sampling run through a small space and say that it is exhausted", () => {
  for (const sampling of ["random", "low-discrepancy"]) {
    const made = generateFactors(specOf({ sampling, templates: [returnsOver], count: 1000 }), market);
    expect(made.candidates.map(({ origin }) => origin.parameters.n).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(made.exhausted).toBe(true);
  }
});

test("continuous ranges stay within their bounds, and constraints hold", () => {
  const made = generateFactors(
    specOf({
      count: 300,
      sampling: "random",
      templates: [
        {
          name: "gap",
          formula: "ts_mean(close, {fast}) / ts_mean(close, {slow}) - {level}",
          parameters: {
            fast: { from: 2, to: 50, whole: true },
            slow: { from: 5, to: 100, whole: true, scale: "log" },
            level: { from: 0.9, to: 1.1 },
          },
          constraints: ["fast < slow"],
        },
      ],
    }),
    market,
  );
  expect(made.candidates).toHaveLength(300);
  for (const { origin } of made.candidates) {
    const { fast, slow, level } = origin.parameters as Record<string, number>;
    expect(fast).toBeLessThan(slow!);
    expect(level).toBeGreaterThanOrEqual(0.9);
    expect(level).toBeLessThanOrEqual(1.1);
  }
});

test("what algebra shows to be equal is counted as a duplicate and made once", () => {
  const twins = [
    { name: "a", formula: "close / open - 1" },
    { name: "b", formula: "-1 + close / open" },
  ];
  const made = generateFactors(specOf({ templates: twins, sampling: "grid" }), market);
  expect(made.candidates).toHaveLength(1);
  expect(made.duplicates).toBe(1);
});

test("formulas beyond the bounds of the spec are counted by reason", () => {
  const made = generateFactors(
    specOf({
      sampling: "grid",
      maxLookback: 100,
      templates: [{ name: "far", formula: "returns(close, {n})", parameters: { n: [5, 500] } }],
    }),
    market,
  );
  expect(made.candidates).toHaveLength(1);
  expect([...made.refused]).toEqual([["look-back above maxLookback", 1]]);
});

describe("bad specs", () => {
  test.each([
    [{ count: 0 }, /\$\.count = 0/],
    [{ sampling: "sobol" }, /\$\.sampling = "sobol"/],
    [{ familys: [] }, /\$\.familys = \[\]: no such field/],
    [{ templates: [{ name: "Bad Name", formula: "close" }] }, /\$\.templates\[0\]\.name/],
  ])("%j is refused with its place", (json, message) => {
    const parsed = parseGenerationSpec(json);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.message).toMatch(message);
  });

  test.each([
    [{}, /names no template/],
    [{ families: ["momentun"] }, /momentun/],
    [{ templates: [{ name: "a", formula: "returns(close, {n})" }] }, /uses \{n\}/],
    [{ templates: [{ name: "a", formula: "close", parameters: { n: [1] } }] }, /does not use/],
    [{ templates: [{ name: "a", formula: "close +", parameters: {} }] }, /does not parse/],
    [{ templates: [{ name: "a", formula: "close * {n}", parameters: { n: { from: 5, to: 1 } } }] }, /from 5 down to 1/],
    [
      { templates: [{ name: "a", formula: "close ^ {n}", parameters: { n: { from: 0, to: 1, scale: "log" } } }] },
      /log/,
    ],
    [{ compose: { inputs: ["close"], primitives: ["ts_meen"], windows: [5] } }, /ts_meen/],
    [{ compose: { inputs: ["clse"], primitives: ["ts_mean"], windows: [5] } }, /clse/],
  ])("%j stops with the reason", (json, message) => {
    expect(() => generateFactors(specOf(json), market)).toThrow(message);
  });

  test("a formula that reads the future cannot be written in a template", () => {
    const spec = specOf({ templates: [{ name: "a", formula: "delay(close, {n})", parameters: { n: [-1] } }] });
    const made = generateFactors(spec, market);
    expect(made.candidates).toEqual([]);
    expect([...made.refused.keys()]).toEqual(["look-ahead"]);
  });
});
