// Random formulas, sound and unsound, over random panels, for a bounded time: no crash, no hang, no view of the future.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalize,
  checkExpression,
  checkText,
  evaluate,
  explainExpression,
  factorHash,
  parseExpression,
  prefixTest,
  printExpression,
  shapeHash,
  similarity,
} from "../../engine/factors/index.ts";
import { anyTyped, vocabulary, wellTyped, wholePanel } from "./grammar.ts";

const seeds = fc.integer({ min: 0, max: 10_000 });
const budgetMs = 2_000;

describe("fuzzing the grammar", () => {
  test("every tree is accepted with facts or refused with a next step", () => {
    fc.assert(
      fc.property(anyTyped(7), (expr) => {
        const text = printExpression(expr);
        const checked = checkText(text, vocabulary);
        expect(checkExpression(expr, vocabulary).ok).toBe(checked.ok);
        if (checked.ok) expect(checked.value.info.distinct).toBeLessThanOrEqual(checked.value.info.nodes);
        else expect(checked.error.next.length).toBeGreaterThan(5);
        canonicalize(expr);
        shapeHash(expr);
      }),
      { numRuns: 2_000, seed: 9, interruptAfterTimeLimit: budgetMs },
    );
  });

  test("every sound formula has values, words and hashes, and does not see the future", () => {
    let runs = 0;
    fc.assert(
      fc.property(wellTyped(6, "any"), seeds, (expr, seed) => {
        const panel = wholePanel(seed, { symbols: 5, times: 40 });
        const values = evaluate(expr, panel);
        expect(values.length).toBe(200);
        expect(values.some((x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY)).toBe(false);
        expect(prefixTest(expr, panel, { seed, bars: [1, 5] }).maxDifference, printExpression(expr)).toBe(0);
        expect(explainExpression(expr, vocabulary).ok).toBe(true);
        expect(similarity(expr, expr)).toBe(1);
        const again = parseExpression(printExpression(canonicalize(expr)));
        expect(again.ok && factorHash(again.value)).toBe(factorHash(expr));
        runs++;
      }),
      { numRuns: 1_000, seed: 10, interruptAfterTimeLimit: budgetMs },
    );
    console.info(`fuzz: ${runs} sound formulas evaluated, prefix-tested, explained and hashed`);
  });

  test("a character changed anywhere gives a formula or a located error", () => {
    const changes = fc.tuple(
      wellTyped(5, "any"),
      fc.nat(),
      fc.constantFrom("(", ")", ",", "-", "0", "x", " ", "\u0000", "💥", "=", ""),
    );
    fc.assert(
      fc.property(changes, ([expr, place, char]) => {
        const text = printExpression(expr);
        const at = place % text.length;
        const result = checkText(text.slice(0, at) + char + text.slice(at + 1), vocabulary);
        if (!result.ok && !/too-|no-field|empty/.test(result.error.code + result.error.message)) {
          expect(result.error.message).toMatch(/column \d+/);
        }
      }),
      { numRuns: 1_500, seed: 11, interruptAfterTimeLimit: budgetMs },
    );
  });
});
