// Candidates over other markets: only where they are there, sound, and typed by units.
import { expect, test } from "vitest";
import { unwrap } from "#engine/core";
import { checkText, defaultGeneration, generateFactors, type Vocabulary } from "#engine/factors";

const alone: Vocabulary = { fields: ["open", "close", "volume"], groups: [], symbols: ["A", "B"], frequency: "1d" };
const vocabulary: Vocabulary = {
  ...alone,
  markets: new Map([
    ["minutes", { fields: ["close", "volume"], groups: [], symbols: ["B", "C"], frequency: "1m" }],
    ["index", { fields: ["close"], groups: [], symbols: ["W", "X", "Y", "Z"], frequency: "1d" }],
    ["rates", { fields: ["yield"], groups: [], symbols: ["R"], frequency: "1d" }],
  ]),
};

test("other markets become inputs of compositions, by name or by their first symbols", () => {
  const { compose } = defaultGeneration(vocabulary, { count: 10, seed: 1 });
  expect(compose?.inputs.slice(4)).toEqual([
    'returns(market("index", "W").close, 1)',
    'returns(market("index", "X").close, 1)',
    'returns(market("index", "Y").close, 1)',
    'returns(market("minutes").close, 1)',
    'vec_std(market("minutes"), returns(close, 1))',
    'vec_skew(market("minutes"), returns(close, 1))',
    'vec_last_share(market("minutes"), volume)',
  ]);
  expect(defaultGeneration(alone, { count: 10, seed: 1 }).compose?.inputs).toHaveLength(4);
});

test("candidates over them pass the checks, and some are made", () => {
  const { candidates } = generateFactors(defaultGeneration(vocabulary, { count: 300, seed: 1 }), vocabulary);
  expect(candidates).toHaveLength(300);
  for (const { expression } of candidates) unwrap(checkText(expression, vocabulary));
  expect(candidates.filter(({ expression }) => expression.includes("market(")).length).toBeGreaterThan(10);
});
