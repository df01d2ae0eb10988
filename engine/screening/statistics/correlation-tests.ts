// Is a correlation, linear or of ranks, other than zero?
import type { Series } from "#engine/core";
import { pearson } from "../correlation.ts";
import { type SampleTest, type SidedOptions, studentP } from "./alternative.ts";
import { completeRows } from "./pairs.ts";
import { averageRanks } from "./ranks.ts";

/**
 * Linear correlation and its p under independent normal values.
 *
 * NaN     pairs with a gap leave; fewer than two pairs or a constant side give NaN; two pairs always have p 1
 * Source  the exact distribution, which is that of t with n − 2 degrees of freedom; same as scipy pearsonr
 */
export function pearsonTest(a: Series, b: Series, options: SidedOptions = {}): SampleTest {
  const [x, y] = completeRows([a, b]);
  const statistic = pearson(x!, y!);
  if (x!.length === 2 && !Number.isNaN(statistic)) return { statistic, p: 1 };
  return { statistic, p: correlationP(statistic, x!.length, options) };
}

/**
 * Correlation of average ranks and its approximate p.
 *
 * NaN     as in pearsonTest, but two pairs have p NaN
 * Source  Student t with n − 2 degrees of freedom; same as scipy spearmanr
 */
export function spearmanTest(a: Series, b: Series, options: SidedOptions = {}): SampleTest {
  const [x, y] = completeRows([a, b]);
  const statistic = pearson(averageRanks(x!).ranks, averageRanks(y!).ranks);
  return { statistic, p: correlationP(statistic, x!.length, options) };
}

function correlationP(r: number, n: number, { alternative }: SidedOptions): number {
  return studentP(r * Math.sqrt((n - 2) / ((1 + r) * (1 - r))), n - 2, alternative);
}
