// Known factors are sound, distinct and blind to the future; those of the 101 formulas equal their reference values.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import {
  checkText,
  evaluate,
  factorHash,
  type KnownFactor,
  knownFactors,
  parseExpression,
  prefixTest,
} from "../../engine/factors/index.ts";
import { compareCells, goldenPanel, goldenValues } from "../support/golden-panel.ts";
import { wholePanel } from "./grammar.ts";

const vocabulary = { fields: ["open", "high", "low", "close", "vwap", "volume"], groups: ["sector"] };
const list: readonly KnownFactor[] = knownFactors;
const named = list.map((factor) => [factor.name, factor] as const);

describe("known factors", () => {
  test.each(named)("%s is sound", (_name, factor) => {
    expect(unwrap(checkText(factor.expression, vocabulary)).expr).toEqual(unwrap(parseExpression(factor.expression)));
    expect(factor.source.length).toBeGreaterThan(10);
  });

  test("stand in order, each once", () => {
    const names = list.map((factor) => factor.name);
    expect(names).toEqual(names.toSorted());
    const hashes = list.map((factor) => factorHash(unwrap(parseExpression(factor.expression))));
    expect(new Set(hashes).size).toBe(list.length);
  });

  test("read no future", () => {
    const panel = wholePanel(11, { symbols: 8, times: 340 });
    const withVwap = { ...panel, fields: new Map([...panel.fields, ["vwap", panel.fields.get("close")!] as const]) };
    for (const factor of list) {
      const report = prefixTest(unwrap(parseExpression(factor.expression)), withVwap, { seed: 1 });
      expect(report.maxDifference, factor.name).toBe(0);
    }
  });
});

// Source: ../shared/golden/alpha101, with its tolerance and its allowance for cells that flip.
describe.each(["panel_us", "panel_cn"])("published formulas on %s", (name) => {
  const golden = goldenPanel(name);
  const values = golden === null ? null : goldenValues(`golden/alpha101/${name}.csv.gz`, golden);
  const published = list.filter((factor) => values?.has(goldenName(factor)) === true);

  test.skipIf(golden === null)("equal the reference values", () => {
    for (const factor of published) {
      const column = evaluate(unwrap(parseExpression(factor.expression)), golden!.panel);
      const wanted = values?.get(goldenName(factor)) ?? [];
      const result = compareCells(column, wanted, { relative: 1e-7, absolute: 1e-7 });
      expect(result.mismatches, `${factor.name}: ${result.worst}`).toBeLessThanOrEqual(0.002 * result.compared);
      console.info(`alpha101 ${name} ${factor.name}: ${result.compared} compared, ${result.mismatches} mismatches`);
    }
    expect(published.length).toBeGreaterThan(0);
  });
});

function goldenName(factor: KnownFactor): string {
  return factor.name.replace("alpha101.", "");
}
