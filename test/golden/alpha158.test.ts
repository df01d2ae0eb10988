// Alpha158 on two real panels. Source: ../shared/golden/alpha158, computed by qlib @ d5379c52; tolerance as its README states.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { evaluateAll, factorLibraries, parseExpression } from "../../engine/factors/index.ts";
import { compareCells, goldenPanel, goldenValues } from "../support/golden-panel.ts";
import { sharedFile } from "../support/shared.ts";

const factors = factorLibraries.find((library) => library.name === "alpha158")?.factors() ?? [];
const path = sharedFile("golden/alpha158/expressions.json");
const tolerance = { relative: 1e-6, absolute: 1e-9 };

test.skipIf(path === null)("the rule makes Qlib's 158 expressions, in Qlib's order", () => {
  const theirs: Readonly<Record<string, string>> = JSON.parse(readFileSync(path ?? "", "utf8"));
  const ours = factors.map((factor) => [factor.name.replace("alpha158.", ""), factor.printed]);
  expect(ours).toEqual(Object.entries(theirs));
});

describe.each(["panel_us", "panel_cn"])("alpha158 on %s", (name) => {
  const golden = goldenPanel(name);
  test.skipIf(golden === null)("every value", () => {
    if (golden === null) return;
    const values = goldenValues(`golden/alpha158/${name}.csv.gz`, golden);
    const exprs = factors.map((factor) => unwrap(parseExpression(factor.expression)));
    const columns = evaluateAll(exprs, golden.panel);
    const outcomes = factors.map((factor, i) => {
      const wanted = values.get(factor.name.replace("alpha158.", "")) ?? [];
      return { name: factor.name, ...compareCells(columns[i] ?? new Float64Array(), wanted, tolerance) };
    });
    expect(outcomes.filter((outcome) => outcome.mismatches > 0 || outcome.compared === 0)).toEqual([]);
    const compared = outcomes.reduce((sum, outcome) => sum + outcome.compared, 0);
    console.info(`alpha158 ${name}: ${compared} values of ${outcomes.length} features compared, 0 mismatches`);
  });
});
