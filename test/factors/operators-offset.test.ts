// What an added constant must not change, to the last digits: differences, spreads, fits, ranks, at a level of 1e9 as at 0.
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { complete, nuisanceShape, shapeOf, someParams } from "../support/operator-calls.ts";

const level = 1e9;
const size = { symbols: 9, times: 60 };
const list: readonly Operator[] = operators;

/** Operators that do not change when every input is raised by a constant. */
const allRaised = [
  ...["cross_down", "cross_up", "cs_count", "cs_demean", "cs_minmax", "cs_normalize", "cs_one_side"],
  ...["cs_qcut", "cs_resid", "cs_resid2", "cs_resid3", "cs_robust_zscore", "cs_std", "cs_zscore", "cum_count", "delta"],
  ...["ewm_corr", "ewm_cov", "ewm_std", "ewm_var", "cs_rank_cheap_gauss", "group_count", "group_demean", "group_rank"],
  ...["group_resid", "group_resid2", "group_resid3", "group_scale", "group_std", "group_zscore"],
  ...["neutralize", "rank", "ts_argmax", "ts_argmax_pos", "ts_argmin", "ts_argmin_pos", "ts_autocorr"],
  ...["ts_co_kurtosis", "ts_co_skewness", "ts_corr", "ts_count_valid", "ts_cov", "ts_days_from_last_change"],
  ...["ts_entropy", "ts_highday", "ts_kurt", "ts_lowday", "ts_mad", "ts_min_max_diff", "ts_moment", "ts_partial_corr"],
  ...["ts_rank", "ts_reg2_beta", "ts_reg2_resid", "ts_reg2_rsq", "ts_reg3_beta", "ts_reg3_resid", "ts_reg3_rsq"],
  ...["ts_reg_beta", "ts_reg_resid", "ts_reg_rsq", "ts_resid", "ts_rsquare", "ts_scale", "ts_skew", "ts_slope"],
  ...["ts_split_by", "ts_std", "ts_triple_corr", "ts_var", "ts_zscore"],
];

/** Operators with an input that may be raised alone, and its place. */
const oneRaised: readonly (readonly [name: string, input: number])[] = [
  ...[1, 2].map((input) => ["cs_resid2_weighted", input] as const),
  ...[1, 2, 3].map((input) => ["cs_resid3_weighted", input] as const),
  ...[1, 2].map((input) => ["group_resid2_weighted", input] as const),
  ["cs_resid_weighted", 0],
  ["cs_resid_weighted", 1],
  ["cum_sum_by", 1],
  ["group_resid_weighted", 0],
  ["group_resid_weighted", 1],
  ["ts_reg2_pred", 1],
  ["ts_reg2_pred", 2],
  ["ts_reg3_pred", 1],
  ["ts_reg3_pred", 3],
  ["ts_reg_pred", 1],
];

function named(name: string): Operator {
  const found = list.find((operator) => operator.name === name);
  if (!found) throw new Error(`There is no operator ${name}.`);
  return found;
}

/** Whole numbers from 0 to 20 with a gap now and then; raised by 1e9 they are whole still. */
function wholeNumbers(seed: string): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: size.symbols * size.times }, () =>
    random.next() < 0.04 ? Number.NaN : random.below(21),
  );
}

function expectSameRaised(name: string, raised: (input: number) => boolean): void {
  const operator = named(name);
  const shape = nuisanceShape(operator, size);
  const inputs = operator.example.columns.map((_, k) => wholeNumbers(`${name}/${k}`));
  const high = inputs.map((input, k) => (raised(k) ? input.map((x) => x + level) : input));
  for (const draw of [
    { window: 12, least: 12 },
    { window: 20, least: 6 },
  ]) {
    const params = someParams(operator, draw);
    const usual = operator.apply(inputs, params, shape);
    const found = operator.apply(high, params, shape);
    const scale = usual.reduce((most, x) => (Number.isNaN(x) ? most : Math.max(most, Math.abs(x))), 0);
    expect(scale).toBeGreaterThan(0);
    usual.forEach((x, i) => {
      const y = found[i] ?? Number.NaN;
      const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-12 * scale;
      if (!same) expect.fail(`cell ${i} is ${y} at the high level and ${x} at the low one`);
    });
  }
}

// Source: definition of each; adding 1e9 to whole numbers rounds nothing, so nothing but rounding inside can differ.
describe("raised by 1e9, nothing changes", () => {
  test.each(allRaised)("%s", (name) => expectSameRaised(name, () => true));
  test.each(oneRaised)("%s by its input %i", (name, input) => expectSameRaised(name, (k) => k === input));
});

// By hand: the distances from the mean 4/3 of 0, 1, 3 are −4/3, −1/3, 5/3, their squares sum to 14/3, the deviation is √(7/3).
describe("of 0, 1, 3 above a level", () => {
  const deviation = Math.sqrt(7 / 3);
  const past = [
    ["ts_zscore", [3], 5 / 3 / deviation],
    ["ts_std", [3], deviation],
    ["ts_slope", [3], 1.5],
    ["ts_resid", [3], 3 - 4 / 3 - 1.5],
    // Span 3: weights 1/4, 1/2, 1: mean 2, squared distances 4, 1, 1 → 10/7; (Σw)² ÷ ((Σw)² − Σw²) = 49/28.
    ["ewm_var", [3], 2.5],
    ["ewm_std", [3], Math.sqrt(2.5)],
  ] as const;

  test.each(past)("%s gives what the definition says", (name, given, wanted) => {
    for (const origin of [0, level, -level]) {
      const operator = named(name);
      const out = operator.apply(
        [Float64Array.of(origin, origin + 1, origin + 3)],
        complete(operator, [...given]),
        shapeOf({ symbols: 1, times: 3 }),
      );
      expect(Math.abs((out[2] ?? Number.NaN) - wanted), `above ${origin}`).toBeLessThan(1e-13);
    }
  });

  // Two values: the distance from their mean is half the step, the deviation the step ÷ √2.
  test("two values are 1/√2 deviations from their mean", () => {
    const operator = named("ts_zscore");
    const out = operator.apply(
      [Float64Array.of(level, level + 1)],
      complete(operator, [2]),
      shapeOf({ symbols: 1, times: 2 }),
    );
    expect(out[1]).toBeCloseTo(Math.SQRT1_2, 14);
  });

  // By hand: centred −4/3, −1/3, 5/3; the median is 1, the median distance from it 1.
  test.each([
    ["cs_normalize", [0], [-4 / 3, -1 / 3, 5 / 3]],
    ["cs_zscore", [], [-4, -1, 5].map((x) => x / 3 / deviation)],
    ["cs_robust_zscore", [], [-1 / 1.4826, 0, 2 / 1.4826]],
  ] as const)("%s gives what the definition says", (name, given, wanted) => {
    const operator = named(name);
    const out = operator.apply(
      [Float64Array.of(level, level + 1, level + 3)],
      complete(operator, [...given]),
      shapeOf({ symbols: 3, times: 1 }),
    );
    wanted.forEach((x, s) => {
      expect(Math.abs((out[s] ?? Number.NaN) - x)).toBeLessThan(1e-13);
    });
  });
});
