// tsfresh @ 4be5769e, ComprehensiveFCParameters on seven series: 783 features each, through the operators over the whole series.
// Tolerance 1e-8; 1e-6 for autoregressions, the unit root test and wavelets.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allOperators } from "../../engine/factors/all-operators.ts";
import { tsfreshFeatures } from "../../engine/factors/library/tsfresh-features.ts";
import { numericParams, type Operator } from "../../engine/factors/operator.ts";
import { complete, shapeOf } from "../support/operator-calls.ts";
import { sharedFile } from "../support/shared.ts";

const loose = /^(ar_coefficient|augmented_dickey_fuller|cwt_coefficients|number_cwt_peaks)/;
const list: readonly Operator[] = allOperators;
const inputs = sharedFile("golden/tsfresh/inputs.json");
const expected = sharedFile("golden/tsfresh/expected.json");

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

/** The feature of a whole series: the last row of the operator with a window as long as it. */
function featureOf(series: Float64Array, name: string, args: readonly (number | string)[]): number {
  const operator = list.find((each) => each.name === name);
  if (operator === undefined) throw new Error(`There is no operator ${name}.`);
  const wanted = numericParams(operator);
  const given = [series.length, ...args].map((value, at) =>
    typeof value === "number" ? value : (wanted[at]?.choices?.indexOf(value) ?? Number.NaN),
  );
  const columns = operator.example.columns.map(() => series);
  const size = shapeOf({ symbols: 1, times: series.length });
  return operator.apply(columns, complete(operator, given), size).at(-1) ?? Number.NaN;
}

test.skipIf(inputs === null || expected === null)("every default feature of tsfresh has its value", () => {
  const series = read<Record<string, readonly number[]>>(inputs ?? "");
  const wanted = read<Record<string, Record<string, number | null>>>(expected ?? "");
  const features = [
    ...tsfreshFeatures,
    // without a query there is nothing to look for
    { key: "query_similarity_count__query_None__threshold_0.0", operator: "tsf_query_similarity_count", args: [0] },
  ];
  const known = new Map(features.map((feature) => [feature.key, feature]));
  let compared = 0;
  const wrong: string[] = [];
  for (const [name, values] of Object.entries(wanted)) {
    const x = Float64Array.from(series[name] ?? []);
    for (const [key, theirs] of Object.entries(values)) {
      const feature = known.get(key);
      const ours = feature === undefined ? Number.POSITIVE_INFINITY : featureOf(x, feature.operator, feature.args);
      compared++;
      const tolerance = loose.test(key) ? 1e-6 : 1e-8;
      const same =
        theirs === null ? Number.isNaN(ours) : Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs));
      if (!same) wrong.push(`${name} ${key}: ${ours} instead of ${theirs}`);
    }
  }
  console.info(`tsfresh: ${compared} values compared, ${wrong.length} mismatches`);
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(0);
});
