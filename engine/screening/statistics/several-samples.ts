// Rank tests of more than two samples: Kruskal–Wallis for independent ones, Friedman for matched ones.
import { chiSquaredTail, finiteOf, QraftError, type Series } from "#engine/core";
import type { SampleTest } from "./alternative.ts";
import { completeRows } from "./pairs.ts";
import { averageRanks, tieSum } from "./ranks.ts";

/**
 * Do independent samples come from one distribution?
 *
 * NaN     missing values leave their sample; an empty sample or only equal values give NaN
 * Errors  fewer than two samples
 * Source  Kruskal and Wallis 1952, corrected for ties; same as scipy kruskal
 */
export function kruskalWallisTest(samples: readonly Series[]): SampleTest {
  checkCount(samples, 2);
  const parts = samples.map(finiteOf);
  if (parts.some((part) => part.length === 0)) return { statistic: Number.NaN, p: Number.NaN };
  const { ranks, groups } = averageRanks(parts.flatMap((part) => [...part]));
  const n = ranks.length;
  let start = 0;
  let between = 0;
  for (const part of parts) {
    const sum = ranks.subarray(start, start + part.length).reduce((total, rank) => total + rank, 0);
    between += sum ** 2 / part.length;
    start += part.length;
  }
  const untied = 1 - tieSum(groups) / (n ** 3 - n);
  const statistic = untied > 0 ? ((12 / (n * (n + 1))) * between - 3 * (n + 1)) / untied : Number.NaN;
  return { statistic, p: chiSquaredTail(statistic, samples.length - 1) };
}

/**
 * Do treatments of the same blocks differ? Sample k holds treatment k of every block.
 *
 * NaN     blocks with a gap leave; none left, or all ties, give NaN
 * Errors  fewer than three samples, or of different lengths
 * Source  Friedman 1937, corrected for ties; same as scipy friedmanchisquare
 */
export function friedmanTest(samples: readonly Series[]): SampleTest {
  checkCount(samples, 3);
  const columns = completeRows(samples);
  const k = columns.length;
  const n = columns[0]!.length;
  const sums = new Float64Array(k);
  let ties = 0;
  for (let block = 0; block < n; block++) {
    const { ranks, groups } = averageRanks(columns.map((column) => column[block]!));
    ranks.forEach((rank, j) => {
      sums[j]! += rank;
    });
    ties += tieSum(groups);
  }
  const untied = 1 - ties / (k * (k * k - 1) * n);
  const squares = sums.reduce((total, sum) => total + sum * sum, 0);
  const statistic = untied > 0 ? ((12 / (k * n * (k + 1))) * squares - 3 * n * (k + 1)) / untied : Number.NaN;
  return { statistic, p: chiSquaredTail(statistic, k - 1) };
}

function checkCount(samples: readonly Series[], least: number): void {
  if (samples.length >= least) return;
  throw new QraftError("bad-samples", `${samples.length} samples are too few.`, `Give at least ${least} samples.`);
}
