// The libraries: complete, sound, in plain words, and found by name.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import {
  checkText,
  factorLibraries,
  findLibraryFactor,
  parseExpression,
  printExpression,
  readLibraryFactor,
} from "../../engine/factors/index.ts";

const vocabulary = {
  fields: ["open", "high", "low", "close", "vwap", "volume", "amount", "cap", "bench_open", "bench_close"],
  groups: ["sector", "industry", "subindustry"],
};

describe.each(factorLibraries.map((library) => [library.name, library] as const))("%s", (_name, library) => {
  const factors = library.factors();

  test("every formula is sound in our language, and says what it needs", () => {
    const faults = factors.flatMap((factor) => {
      if (factor.refused !== undefined) return factor.expression === "" ? [] : [`${factor.name} has an expression`];
      const checked = checkText(factor.expression, vocabulary);
      if (!checked.ok) return [`${factor.name}: ${checked.error.message}`];
      const { fields, groups } = checked.value.info;
      const isTold = factor.needs === undefined || JSON.stringify(factor.needs) === JSON.stringify({ fields, groups });
      return isTold ? [] : [`${factor.name} needs ${fields.join(", ")}`];
    });
    expect(faults).toEqual([]);
  });

  test("every factor has words of its own, a source and a name", () => {
    for (const factor of factors) {
      expect(factor.says, factor.name).toMatch(/^[A-Z0-9("-].*[.]$/);
      expect(factor.says.length, factor.name).toBeLessThan(400);
      expect(factor.says, factor.name).not.toContain("undefined");
      expect(factor.source.length, factor.name).toBeGreaterThan(8);
    }
    expect(library.says).toMatch(/\.$/);
  });

  test("is made once", () => {
    expect(library.factors()).toBe(factors);
  });
});

test("the libraries are complete and no name occurs twice", () => {
  const sizes = Object.fromEntries(factorLibraries.map((library) => [library.name, library.factors().length]));
  expect(sizes).toMatchObject({ alpha101: 101, alpha158: 158, alpha191: 191, alpha360: 360 });
  const names = factorLibraries.flatMap((library) => library.factors().map((factor) => factor.name));
  expect(new Set(names).size).toBe(names.length);
  expect(factorLibraries.map((library) => library.name)).toEqual(factorLibraries.map((library) => library.name).sort());
});

test("two alphas of the 191 are refused, each with its reason", () => {
  const refused = factorLibraries.flatMap((library) => library.factors().filter((factor) => factor.refused));
  expect(refused.map((factor) => factor.name)).toEqual(["alpha191.30", "alpha191.143"]);
});

test("repairs and readings are said", () => {
  expect(unwrap(findLibraryFactor("alpha191.131"))).toMatchObject({
    printed: "(RANK(DELAT(VWAP, 1))^TSRANK(CORR(CLOSE,MEAN(VOLUME,50), 18), 18))",
    note: "Repaired: DELAT is DELTA.",
  });
  expect(unwrap(findLibraryFactor("alpha101.14")).note).toContain("Correlation, as printed");
});

test("Alpha360 is sixty bars of six fields by the last close or volume", () => {
  expect(unwrap(findLibraryFactor("alpha360.CLOSE59")).expression).toBe("delay(close, 59) / close");
  expect(unwrap(findLibraryFactor("alpha360.CLOSE0")).expression).toBe("close / close");
  expect(unwrap(findLibraryFactor("alpha360.VWAP1")).expression).toBe("delay(vwap, 1) / close");
  expect(unwrap(findLibraryFactor("alpha360.VOLUME30")).expression).toBe("delay(volume, 30) / (volume + 1e-12)");
});

test("names are found whatever their capitals, and a slip leads to the next one", () => {
  expect(unwrap(findLibraryFactor("ALPHA158.kmid")).name).toBe("alpha158.KMID");
  expect(unwrap(findLibraryFactor("momentum-12-1")).family).toBe("momentum");
  const missing = findLibraryFactor("alpha101.102");
  expect(missing.ok ? "" : missing.error.next).toMatch(/Did you mean "alpha101\.1/);
  expect(findLibraryFactor("nothing-like-it-at-all").ok).toBe(false);
});

test("a factor can be read by other conventions", () => {
  const alpha = unwrap(findLibraryFactor("alpha101.17"));
  expect(printExpression(unwrap(readLibraryFactor(alpha)))).toBe(alpha.expression);
  const other = printExpression(unwrap(readLibraryFactor(alpha, { adv: "dollars", rankTolerance: 1e-10 })));
  expect(other).toContain("rank(ts_rank(volume / ts_mean(amount, 20), 5))");
  const repaired = unwrap(findLibraryFactor("alpha191.131"));
  expect(printExpression(unwrap(readLibraryFactor(repaired, { rankTolerance: 1e-10 })))).toContain(
    "rank(delta(vwap, 1))",
  );
  const ours = unwrap(findLibraryFactor("alpha191.166"));
  expect(printExpression(unwrap(readLibraryFactor(ours, { windows: "round" })))).toBe(
    "-ts_skew(returns(close, 1), 20)",
  );
  expect(readLibraryFactor(unwrap(findLibraryFactor("alpha191.30"))).ok).toBe(false);
});

test("sentences are true of the formula", () => {
  expect(unwrap(findLibraryFactor("alpha101.6")).says).toBe("Minus the 10-bar correlation of open with volume.");
  expect(unwrap(findLibraryFactor("alpha191.84")).says).toBe(
    "The 20-bar sum of (volume if close is above close 1 bar ago, else (minus volume if close is below close 1 bar ago, else 0)).",
  );
  expect(unwrap(parseExpression(unwrap(findLibraryFactor("alpha101.6")).expression)).kind).toBe("call");
});
