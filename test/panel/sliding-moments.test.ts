// Sliding correlations and shapes against their definitions on series that spoil sliding sums.
import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../engine/core/index.ts";
import { rollingCorrelation, rollingKurtosis, rollingSkewness } from "../../engine/panel/index.ts";

const kinds: readonly (readonly [string, (random: Random, t: number) => number])[] = [
  ["a far level", (random) => 1e9 + random.normal()],
  [
    "gaps and infinities",
    (random) => [Number.NaN, Number.POSITIVE_INFINITY][Math.floor(6 * random.next())] ?? random.next(),
  ],
  ["single values far apart", (random) => (random.next() < 0.9 ? Number.NaN : 1e6 + random.next())],
  ["spikes", (random) => (random.next() < 0.02 ? 1e12 * random.next() : random.next())],
  ["constant stretches", (random, t) => (t % 60 < 30 ? 7.3 : random.next())],
  ["constants with a spike", (_, t) => (t % 97 === 0 ? 1e9 : 3.1)],
  ["steps", (random, t) => Math.floor(t / 50) * 1e5 + random.next() * 1e-3],
  ["tiny values", (random) => 1e-140 * random.next()],
  ["values beyond sums of squares", (random) => (random.next() < 0.05 ? 1e308 * (random.next() - 0.5) : random.next())],
];

const window = 20;
const least = 5;

/** Deviations from the mean as shares of the largest one; the mean's own rounding is taken off again. */
function deviations(values: readonly number[]): readonly number[] {
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x / list.length, 0);
  const first = values.map((x) => x - (values[0] ?? 0));
  const second = first.map((d) => d - mean(first));
  const largest = Math.max(...second.map(Math.abs));
  const shares = second.map((d) => d / largest);
  return shares.map((d) => d - mean(shares));
}

function total(list: readonly number[]): number {
  return list.reduce((sum, x) => sum + x, 0);
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [d, e] = [deviations(x), deviations(y)];
  const spread = Math.sqrt(total(d.map((a) => a * a))) * Math.sqrt(total(e.map((a) => a * a)));
  return total(d.map((a, i) => a * (e[i] ?? 0))) / spread;
}

function skewness(x: readonly number[]): number {
  const n = x.length;
  const d = deviations(x);
  const m2 = total(d.map((a) => a * a)) / n;
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (total(d.map((a) => a ** 3)) / n)) / m2 ** 1.5;
}

function kurtosis(x: readonly number[]): number {
  const n = x.length;
  const d = deviations(x);
  const excess = total(d.map((a) => a ** 4)) / n / (total(d.map((a) => a * a)) / n) ** 2 - 3;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
}

describe("sliding sums over", () => {
  test.each(kinds)("%s give the definition's values", (_name, kind) => {
    const random = seededRandom("sliding");
    const x = Float64Array.from({ length: 1500 }, (_, t) => kind(random, t));
    const y = Float64Array.from(x, () => random.next());
    const rule = { window, minPeriods: least };
    const outs = [rollingCorrelation(x, y, rule), rollingSkewness(x, rule), rollingKurtosis(x, rule)];
    for (let t = 0; t < x.length; t++) {
      const rows = Array.from({ length: Math.min(window, t + 1) }, (_, back) => t - back);
      const kept = rows.filter((row) => Number.isFinite(x[row]));
      const values = kept.map((row) => x[row] ?? Number.NaN);
      const others = kept.map((row) => y[row] ?? Number.NaN);
      const wanted = [correlation(values, others), skewness(values), kurtosis(values)];
      outs.forEach((out, k) => {
        const got = out[t] ?? Number.NaN;
        if (values.length < least || new Set(values).size === 1) expect(got).toBeNaN();
        else if (Number.isFinite(got) && Number.isFinite(wanted[k])) {
          expect(Math.abs(got - (wanted[k] ?? 0))).toBeLessThan(1e-9 * Math.max(1, Math.abs(got)));
        } else if (k === 0 && Math.max(...values.map(Math.abs)) < 1e150) expect(got).not.toBeNaN();
      });
    }
  });
});
