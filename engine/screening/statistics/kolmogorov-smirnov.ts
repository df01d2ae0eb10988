// The two-sample Kolmogorov–Smirnov test: do two samples come from one distribution?
import { finiteOf, type Series } from "#engine/core";
import type { SampleTest, SidedOptions } from "./alternative.ts";

export interface DistributionTest extends SampleTest {
  /** Value at which the distributions differ most. */
  readonly location: number;
  /** 1 where the first sample's distribution function is the higher one there, −1 where the second's is. */
  readonly sign: -1 | 1;
}

/**
 * Largest distance between the empirical distribution functions. "greater" asks whether that of a lies above that of b,
 * so that a tends to be the lesser; "less" the reverse.
 *
 * NaN     missing values leave their sample; an empty sample gives NaN
 * Source  Smirnov 1939, exact p from all orders of the values; same as scipy ks_2samp with method "exact", also above the
 *         10 000 values at which that tool takes an approximation
 * Cost    n m
 */
export function sameDistributionTest(a: Series, b: Series, options: SidedOptions = {}): DistributionTest {
  const { alternative = "two-sided" } = options;
  const [x, y] = [finiteOf(a).sort(), finiteOf(b).sort()];
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0) return { statistic: Number.NaN, p: Number.NaN, location: Number.NaN, sign: 1 };
  const { above, below } = widestGaps(x, y);
  const second = alternative === "less" || (alternative === "two-sided" && below.gap > above.gap);
  const { gap, location } = second ? below : above;
  const p = gap === 0 ? 1 : touchChance({ n, m, gap, both: alternative === "two-sided" });
  return { statistic: gap / (n * m), p: Math.min(1, p), location, sign: second ? -1 : 1 };
}

interface Gap {
  /** In steps of 1 / (n m), so that it is whole. */
  readonly gap: number;
  readonly location: number;
}

function widestGaps(x: Float64Array, y: Float64Array): { readonly above: Gap; readonly below: Gap } {
  const [n, m] = [x.length, y.length];
  let above: Gap = { gap: Number.NEGATIVE_INFINITY, location: Number.NaN };
  let below: Gap = above;
  for (let i = 0, j = 0; i < n || j < m; ) {
    const location = i < n && (j >= m || x[i]! <= y[j]!) ? x[i]! : y[j]!;
    while (i < n && x[i]! === location) i++;
    while (j < m && y[j]! === location) j++;
    const gap = i * m - j * n;
    if (gap > above.gap) above = { gap, location };
    if (-gap > below.gap) below = { gap: -gap, location };
  }
  // The end of both functions is a gap of 0, so that neither is negative.
  return { above, below };
}

interface Walk {
  readonly n: number;
  readonly m: number;
  readonly gap: number;
  readonly both: boolean;
}

/**
 * Chance that a random order of n and m values reaches the gap anywhere. touched[j] holds, for i values of the first
 * and j of the second, the share of orders that did; the last value is one of the first with chance i / (i + j).
 */
function touchChance({ n, m, gap, both }: Walk): number {
  const touched = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const distance = i * m - j * n;
      if (distance >= gap || (both && -distance >= gap)) touched[j] = 1;
      else if (i + j > 0) {
        const left = j > 0 ? touched[j - 1]! * j : 0;
        touched[j] = (left + (i > 0 ? touched[j]! * i : 0)) / (i + j);
      }
    }
  }
  return touched[m]!;
}
