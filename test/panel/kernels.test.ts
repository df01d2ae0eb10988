// Kernels against arithmetic by hand: gaps, offsets, infinities, long windows, ties.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantileOf, seededRandom } from "../../engine/core/index.ts";
import {
  exponentialMean,
  rankRow,
  rollingCorrelation,
  rollingDeviation,
  rollingExtreme,
  rollingMean,
  rollingProduct,
  rollingQuantile,
  rollingRank,
  rollingSum,
  rollingTrend,
  rollingVariance,
  sortPermutation,
} from "../../engine/panel/index.ts";
import { expectClose } from "../support/operator-calls.ts";

const { NaN: missing, POSITIVE_INFINITY: infinite } = Number;
const series = (...values: readonly number[]): Float64Array => Float64Array.from(values);

// Source: by hand. (1+2+3)/3 = 2; the gap at row 3 blanks rows 3-5; (5+6+7)/3 = 6.
test("rolling mean blanks every window that holds a gap", () => {
  expect(rollingMean(series(1, 2, 3, missing, 5, 6, 7), { window: 3, minPeriods: 3 })).toEqual(
    series(missing, missing, 2, missing, missing, missing, 6),
  );
});

// Source: by hand. With two present values enough: (1+2)/2, 2, (2+3)/2, (3+5)/2, 5.5.
test("rolling mean takes what is there when fewer values are enough", () => {
  expect(rollingMean(series(1, 2, 3, missing, 5, 6), { window: 3, minPeriods: 2 })).toEqual(
    series(missing, 1.5, 2, 2.5, 4, 5.5),
  );
});

describe("an infinity is missing and leaves no trace once it has left the window", () => {
  const input = series(1, 2, infinite, 4, 5, 6, 7);
  test("mean", () => {
    expect(rollingMean(input, { window: 2, minPeriods: 2 })).toEqual(
      series(missing, 1.5, missing, missing, 4.5, 5.5, 6.5),
    );
  });
  test("variance", () => {
    expect(rollingVariance(input, { window: 2, minPeriods: 2 })).toEqual(
      series(missing, 0.5, missing, missing, 0.5, 0.5, 0.5),
    );
  });
  test("maximum", () => {
    const rule = { window: 2, minPeriods: 1, extreme: "max", report: "value", ties: "newest" } as const;
    expect(rollingExtreme(input, rule)).toEqual(series(1, 2, 2, 4, 5, 6, 7));
  });
});

// Source: by hand. 1, 2, 3, 4, … about 1e9: mean of three is the middle one, deviation 1, slope 1.
test("an offset of 1e9 costs nothing", () => {
  const input = Float64Array.from({ length: 50 }, (_, t) => 1e9 + t);
  const rule = { window: 3, minPeriods: 3 };
  for (let t = 2; t < 50; t++) {
    expect(rollingMean(input, rule)[t]).toBe(1e9 + t - 1);
    expect(rollingDeviation(input, rule)[t]).toBe(1);
    expect(rollingTrend(input, { ...rule, report: "slope" })[t]).toBeCloseTo(1, 12);
    expect(rollingTrend(input, { ...rule, report: "rsquare" })[t]).toBeCloseTo(1, 12);
  }
});

// Source: by hand. Windows of three ones after 1e18 has passed: sum 3, deviation 0; of 1, 2, 3: deviation 1.
test("a value of 1e18 leaves no trace once it has left the window", () => {
  const input = series(1, 2, 1e18, 1, 2, 3, 1, 2, 3);
  const rule = { window: 3, minPeriods: 3 };
  expect([...rollingSum(input, { window: 3, minPeriods: 3 })].slice(5)).toEqual([6, 6, 6, 6]);
  expect([...rollingDeviation(input, rule)].slice(5)).toEqual([1, 1, 1, 1]);
});

// Source: definition. A constant window varies by exactly 0 and correlates with nothing.
test("a constant window has deviation 0 and no correlation, even after other values", () => {
  const input = series(0.3, 0.7, 0.1, 0.1, 0.1, 0.1);
  const rule = { window: 3, minPeriods: 3 };
  expect([...rollingDeviation(input, rule)].slice(4)).toEqual([0, 0]);
  expect([...rollingCorrelation(input, series(1, 2, 3, 4, 5, 6), rule)].slice(4)).toEqual([missing, missing]);
  const rounded = series(1, 2, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3);
  expect([...rollingCorrelation(rounded, series(1, 2, 3, 4, 5, 7), rule)].slice(4)).toEqual([missing, missing]);
});

// Source: by hand. 300 × a jump: after it, the line 0, 1, 2, … has slope 1 whatever came before.
test("a jump of the level does not tilt the line behind it", () => {
  const input = Float64Array.from({ length: 60 }, (_, t) => (t < 20 ? 1e12 : 0) + t);
  const slopes = rollingTrend(input, { window: 10, minPeriods: 10, report: "slope" });
  for (let t = 29; t < 60; t++) expect(slopes[t]).toBeCloseTo(1, 12);
});

test("a product keeps signs and zeros, and recovers after an overflow", () => {
  expect(rollingProduct(series(-2, 3, 0, 5, -1, -1), { window: 2, minPeriods: 2 })).toEqual(
    series(missing, -6, 0, 0, -5, 1),
  );
  const huge = rollingProduct(series(1e200, 1e200, 1, 2, 3, 4), { window: 2, minPeriods: 2 });
  expect(huge).toEqual(series(missing, missing, 1e200, 2, 6, 12));
});

// Source: engines notes 2.7, run on pandas 1.5.3: ewm span 3 of [1, 2, NaN, 4].
test.each([
  [true, false, [1, 1.6667, 1.6667, 3.3636]],
  [false, false, [1, 1.5, 1.5, 3.1667]],
  [true, true, [1, 1.6667, 1.6667, 3]],
])("exponential mean with adjust %s and ignoring missing %s", (adjust, ignoreMissing, wanted) => {
  const result = exponentialMean(series(1, 2, missing, 4), { alpha: 0.5, adjust, ignoreMissing, minPeriods: 1 });
  expectClose(result, wanted, "exponential mean", { relative: 0, absolute: 5e-5 });
});

// Source: engines notes 2.7, run on pandas 1.5.3: rolling rank pct, window 3, min 1.
test("rolling rank shares places among ties and skips gaps", () => {
  const result = rollingRank(series(1, 2, 2, missing, 3, 1), { window: 3, minPeriods: 1, tolerance: 0 });
  expectClose(result, [1, 1, 2.5 / 3, missing, 1, 0.5], "rolling rank");
});

// Source: engines notes 2.7, and definition: 0.1 + 0.2 and 0.3 differ by rounding only.
test("rank ties what differs by rounding only", () => {
  const out = new Float64Array(4).fill(missing);
  rankRow(series(0.1 + 0.2, 0.3, 0.4, missing), out, { method: "average", tolerance: 1e-10 });
  expect(out).toEqual(series(0.5, 0.5, 1, missing));
  rankRow(series(0.1 + 0.2, 0.3, 0.4, missing), out, { method: "average", tolerance: 0 });
  expect(out).toEqual(series(2 / 3, 1 / 3, 1, missing));
});

// Source: quantile of each window by sorting it, and places by counting.
test("quantile and rank hold for windows of a year and more", () => {
  const random = seededRandom("long windows");
  const input = Float64Array.from({ length: 400 }, () =>
    random.next() < 0.1 ? missing : Math.round(random.normal() * 20),
  );
  const window = 252;
  const quantiles = rollingQuantile(input, { window, minPeriods: 100, q: 0.3 });
  const ranks = rollingRank(input, { window, minPeriods: 100, tolerance: 1e-10 });
  for (let t = 252; t < 400; t++) {
    const present = input.slice(t - window + 1, t + 1).filter((x) => !Number.isNaN(x));
    expect(quantiles[t]).toBeCloseTo(quantileOf(present, 0.3), 10);
    const x = input[t] ?? missing;
    const [below, tied] = [present.filter((y) => y < x).length, present.filter((y) => y === x).length];
    expect(ranks[t]).toBe(Number.isNaN(x) ? missing : (below + (tied + 1) / 2) / present.length);
  }
});

test("sorting a row is stable, leaves out what is missing, and moves nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Number.NaN)), { maxLength: 100 }),
      (values) => {
        const row = Float64Array.from(values);
        const { order, count } = sortPermutation(row);
        const wanted = values.map((_, i) => i).filter((i) => !Number.isNaN(values[i]));
        wanted.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
        expect([...order.subarray(0, count)]).toEqual(wanted);
        expect([...row]).toEqual(values);
      },
    ),
    { numRuns: 60 },
  );
});
