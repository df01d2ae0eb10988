// Qlib's expressions as written, through the dialect, on two real panels. Source: ../shared/golden/qlib_ops, computed by qlib @ d5379c52.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { checkText, evaluate, parseDialect, printExpression } from "../../engine/factors/index.ts";
import { compareCells, goldenPanel, goldenValues } from "../support/golden-panel.ts";

/** What reads the future cannot be written; Ref(x, 0) is the first value of all, wherever it stands. */
const refused = ["Ref($close, -5)", "Ref($close, 0)"];

/**
 * The stated tolerances. pandas' running sums leave rounding noise where the truth is 0 or near it (exact arithmetic on such
 * windows gives our value); it is up to 1e-6 of a kurtosis, and of a covariance of prices with volumes in the thousands.
 */
function toleranceOf(theirs: string): { readonly relative: number; readonly absolute: number } {
  if (/^(Skew|Kurt)/.test(theirs)) return { relative: 1e-5, absolute: 1e-6 };
  return { relative: 1e-6, absolute: theirs.startsWith("Cov") ? 1e-7 : 1e-9 };
}

const vocabulary = {
  fields: ["open", "high", "low", "close", "volume", "vwap", "amount"],
  groups: ["sector", "subindustry"],
};

test.each(refused)("%s is refused as look-ahead", (theirs) => {
  const result = parseDialect(theirs, "qlib");
  expect(result.ok ? "read" : result.error.code).toBe("look-ahead");
});

describe.each(["panel_us", "panel_cn"])("qlib operators on %s", (name) => {
  const golden = goldenPanel(name);
  const values = golden === null ? null : goldenValues(`golden/qlib_ops/${name}.csv.gz`, golden);
  const expressions = [...(values?.keys() ?? [])].filter((theirs) => !refused.includes(theirs));
  let compared = 0;
  let mismatches = 0;

  test.skipIf(golden === null).each(expressions)("%s", (theirs) => {
    if (golden === null) return;
    const expr = unwrap(parseDialect(theirs, "qlib"));
    expect(unwrap(checkText(printExpression(expr), vocabulary)).expr).toEqual(expr);
    const result = compareCells(evaluate(expr, golden.panel), values?.get(theirs) ?? [], toleranceOf(theirs));
    compared += result.compared;
    mismatches += result.mismatches;
    expect(result, result.worst).toMatchObject({ mismatches: 0 });
  });

  test.skipIf(golden === null)("every expression of the file is read or refused", () => {
    expect(expressions.length + refused.length).toBe(65);
    console.info(`qlib_ops ${name}: ${compared} values compared, ${mismatches} mismatches, none left out`);
  });
});
