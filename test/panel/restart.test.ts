// A rolling value depends on the rows since the last restart less one window, bit for bit, never on where history began.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import {
  restartRows,
  rollingCorrelation,
  rollingCovariance,
  rollingDecay,
  rollingDeviation,
  rollingExtreme,
  rollingKurtosis,
  rollingMad,
  rollingMean,
  rollingProduct,
  rollingQuantile,
  rollingRank,
  rollingSkewness,
  rollingSum,
  rollingTrend,
  rollingVariance,
  rollingZscore,
  type WindowRule,
} from "../../engine/panel/index.ts";

type Kernel = (x: Float64Array, y: Float64Array, rule: WindowRule) => Float64Array;

const kernels: readonly (readonly [string, Kernel])[] = [
  ["sum", (x, _, rule) => rollingSum(x, rule)],
  ["mean", (x, _, rule) => rollingMean(x, rule)],
  ["variance", (x, _, rule) => rollingVariance(x, rule)],
  ["deviation", (x, _, rule) => rollingDeviation(x, rule)],
  ["z-score", (x, _, rule) => rollingZscore(x, rule)],
  ["skewness", (x, _, rule) => rollingSkewness(x, rule)],
  ["kurtosis", (x, _, rule) => rollingKurtosis(x, rule)],
  ["covariance", (x, y, rule) => rollingCovariance(x, y, rule)],
  ["correlation", (x, y, rule) => rollingCorrelation(x, y, rule)],
  ["slope", (x, _, rule) => rollingTrend(x, { ...rule, report: "slope" })],
  ["fit", (x, _, rule) => rollingTrend(x, { ...rule, report: "rsquare" })],
  ["residual", (x, _, rule) => rollingTrend(x, { ...rule, report: "residual" })],
  ["linear decay", (x, _, rule) => rollingDecay(x, rule)],
  ["product", (x, _, rule) => rollingProduct(x, rule)],
  ["mean deviation", (x, _, rule) => rollingMad(x, rule)],
  ["median", (x, _, rule) => rollingQuantile(x, { ...rule, q: 0.5 })],
  ["rank", (x, _, rule) => rollingRank(x, { ...rule, tolerance: 1e-10 })],
  ["maximum", (x, _, rule) => rollingExtreme(x, { ...rule, extreme: "max", report: "value", ties: "newest" })],
  [
    "place of the minimum",
    (x, _, rule) => rollingExtreme(x, { ...rule, extreme: "min", report: "place", ties: "oldest" }),
  ],
];

/** A walk of a given level with gaps, infinities and spikes that come and go. */
function walk(seed: string, length: number, level: number): Float64Array {
  const random = seededRandom(seed);
  const wild = random.next() < 0.5;
  let at = level;
  return Float64Array.from({ length }, () => {
    at += random.normal();
    const u = random.next();
    if (!wild) return at;
    return u < 0.02 ? Number.NaN : u < 0.03 ? Number.POSITIVE_INFINITY : u < 0.05 ? at * 1e9 : at;
  });
}

const draw = fc.record({
  seed: fc.integer({ min: 0, max: 9999 }),
  window: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 200, max: 300 })),
  blocks: fc.integer({ min: 1, max: 3 }),
  tail: fc.integer({ min: 1, max: 200 }),
  level: fc.constantFrom(0, 100, 1e9),
});

describe("values after a restart are those of the history cut at the restart before", () => {
  test.each(kernels)("%s", (_name, kernel) => {
    fc.assert(
      fc.property(draw, ({ seed, window, blocks, tail, level }) => {
        const restart = restartRows(window);
        const length = (blocks + 1) * restart + tail;
        const [x, y] = [walk(`x${seed}`, length, level), walk(`y${seed}`, length, level)];
        const rule = { window, minPeriods: Math.min(window, 2) };
        const cut = blocks * restart;
        const whole = kernel(x, y, rule).subarray(cut + restart);
        const late = kernel(x.subarray(cut), y.subarray(cut), rule).subarray(restart);
        expect(late.length).toBe(tail);
        for (let t = 0; t < tail; t++) expect(late[t]).toBe(whole[t]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("one column for many windows", () => {
  test.each(kernels)(
    "%s of windows of 1, 2 and more than the history has a value or NaN, never an infinity",
    (_name, kernel) => {
      for (const kind of [
        () => Number.NaN,
        () => 5,
        () => 5e-324,
        (t: number) => (t % 2) * 1e308,
        (t: number) => t % 3,
      ]) {
        const x = Float64Array.from({ length: 300 }, (_, t) => kind(t));
        for (const window of [1, 2, 3, 299, 300, 301, 5000]) {
          const out = kernel(x, x, { window, minPeriods: 1 });
          expect(out.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
        }
      }
    },
  );
});
