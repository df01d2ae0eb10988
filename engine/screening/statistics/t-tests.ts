// Student's and Welch's tests of means.
import { finiteOf, meanOf, type Series, varianceOf } from "#engine/core";
import { type SampleTest, type SidedOptions, studentP } from "./alternative.ts";
import { completeRows } from "./pairs.ts";

export interface MeanTest extends SampleTest {
  /** Degrees of freedom; not whole in Welch's test. */
  readonly df: number;
  /** The mean, or the difference of means. */
  readonly estimate: number;
  /** Standard error of the estimate. */
  readonly error: number;
}

/**
 * Is the mean of a sample `mean`?
 *
 * NaN     missing values leave the sample; fewer than two values, or all equal to `mean`, give NaN
 * Source  Student 1908; same as scipy ttest_1samp. A sample without variance off the mean gives ±Infinity and p 0
 */
export function meanTest(sample: Series, options: SidedOptions & { readonly mean?: number } = {}): MeanTest {
  const values = finiteOf(sample);
  const df = values.length - 1;
  const estimate = meanOf(values);
  const error = Math.sqrt(varianceOf(values) / values.length);
  return finish({ estimate, gap: estimate - (options.mean ?? 0), error, df }, options);
}

/** Is the mean difference of pairs 0? NaN: pairs with a gap leave. Source: same as scipy ttest_rel. */
export function pairedMeanTest(a: Series, b: Series, options: SidedOptions = {}): MeanTest {
  const [left, right] = completeRows([a, b]);
  return meanTest(
    left!.map((value, i) => value - right![i]!),
    options,
  );
}

export interface TwoMeansOptions extends SidedOptions {
  /** Pools the variances (Student); default false: each sample keeps its own (Welch). */
  readonly equalVariance?: boolean;
}

/**
 * Do two samples have one mean? The statistic is that of a less b.
 *
 * NaN     missing values leave their sample; a sample of fewer than two values gives NaN (of none, when pooled)
 * Source  Student 1908, Welch 1947; same as scipy ttest_ind
 */
export function twoMeansTest(a: Series, b: Series, options: TwoMeansOptions = {}): MeanTest {
  const [x, y] = [finiteOf(a), finiteOf(b)];
  const [n, m] = [x.length, y.length];
  const estimate = meanOf(x) - meanOf(y);
  if (options.equalVariance === true) {
    const df = n + m - 2;
    const pooled = (squaresOf(x) + squaresOf(y)) / df;
    return finish({ estimate, gap: estimate, error: Math.sqrt(pooled * (1 / n + 1 / m)), df }, options);
  }
  const ownX = varianceOf(x) / n;
  const ownY = varianceOf(y) / m;
  const welch = (ownX + ownY) ** 2 / (ownX ** 2 / (n - 1) + ownY ** 2 / (m - 1));
  const df = Number.isNaN(welch) ? 1 : welch;
  return finish({ estimate, gap: estimate, error: Math.sqrt(ownX + ownY), df }, options);
}

function squaresOf(values: Float64Array): number {
  return values.length < 2 ? 0 : varianceOf(values) * (values.length - 1);
}

interface Ingredients {
  readonly estimate: number;
  readonly gap: number;
  readonly error: number;
  readonly df: number;
}

function finish({ estimate, gap, error, df }: Ingredients, { alternative }: SidedOptions): MeanTest {
  const statistic = gap / error;
  return { statistic, p: studentP(statistic, df, alternative), df, estimate, error };
}
