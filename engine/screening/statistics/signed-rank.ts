// Wilcoxon's signed-rank test: is a sample of differences symmetric around zero?
import { finiteOf, type Series } from "#engine/core";
import { type Alternative, normalP, type SampleTest, type SidedOptions } from "./alternative.ts";
import { averageRanks, tieSum } from "./ranks.ts";

export interface SignedRankOptions extends SidedOptions {
  /** Zeros leave ("wilcox"), are ranked and then leave ("pratt"), or count half to each side ("zsplit"). Default "wilcox". */
  readonly zeros?: "wilcox" | "pratt" | "zsplit";
  /** Moves the statistic half a step towards its mean; only in the normal approximation. Default false. */
  readonly continuity?: boolean;
  /** Default "auto": exact up to 50 differences. With a zero among them the approximation is always taken. */
  readonly method?: "auto" | "exact" | "approximate";
}

/**
 * Ranks of absolute differences, summed over the positive and over the negative ones. The statistic is the lesser sum
 * when two-sided, else that of the positive.
 *
 * NaN     missing values leave; no difference, or none other than zero, gives NaN
 * Source  Wilcoxon 1945, Pratt 1959, Cureton 1967; same as scipy 1.10 wilcoxon, whose exact p reads the sum rounded down
 * Cost    exact n³ / 3, approximate n log n
 */
export function signedRankTest(differences: Series, options: SignedRankOptions = {}): SampleTest {
  const { zeros = "wilcox", method = "auto", alternative = "two-sided" } = options;
  const all = finiteOf(differences);
  const zeroCount = all.reduce((count, d) => count + Number(d === 0), 0);
  const exact = zeroCount === 0 && (method === "exact" || (method === "auto" && all.length <= 50));
  if (all.length === 0 || (zeroCount === all.length && zeros !== "zsplit")) {
    return { statistic: Number.NaN, p: Number.NaN };
  }
  const values = zeros === "wilcox" ? all.filter((d) => d !== 0) : all;
  const { ranks, groups } = averageRanks(values.map(Math.abs));
  let plus = 0;
  let minus = 0;
  let level = 0;
  values.forEach((d, i) => {
    if (d > 0) plus += ranks[i]!;
    else if (d < 0) minus += ranks[i]!;
    else level += ranks[i]!;
  });
  if (zeros === "zsplit") {
    plus += level / 2;
    minus += level / 2;
  }
  const statistic = alternative === "two-sided" ? Math.min(plus, minus) : plus;
  if (exact) return { statistic, p: exactP(plus, values.length, alternative) };
  const pratt = zeros === "pratt" ? zeroCount : 0;
  const ties = tieSum(pratt > 0 ? groups.slice(1) : groups);
  const z = standardise(statistic, { n: values.length, zeroCount: pratt, ties }, options);
  return { statistic, p: normalP(z, alternative) };
}

interface RankCounts {
  readonly n: number;
  readonly zeroCount: number;
  readonly ties: number;
}

function standardise(statistic: number, { n, zeroCount, ties }: RankCounts, options: SignedRankOptions): number {
  const { continuity = false, alternative = "two-sided" } = options;
  const mean = (n * (n + 1) - zeroCount * (zeroCount + 1)) / 4;
  const spread = n * (n + 1) * (2 * n + 1) - zeroCount * (zeroCount + 1) * (2 * zeroCount + 1) - ties / 2;
  const step = alternative === "two-sided" ? Math.sign(statistic - mean) : alternative === "less" ? -1 : 1;
  return (statistic - mean - (continuity ? step / 2 : 0)) / Math.sqrt(spread / 24);
}

/** P of a sum of ranks at least as far out, every sign being as likely. */
function exactP(plus: number, n: number, alternative: Alternative): number {
  const chances = rankSumChances(n);
  const sum = Math.floor(plus);
  let less = 0;
  let greater = 0;
  chances.forEach((chance, value) => {
    if (value <= sum) less += chance;
    if (value >= sum) greater += chance;
  });
  if (alternative !== "two-sided") return Math.min(1, alternative === "less" ? less : greater);
  return sum === Math.floor((chances.length - 1) / 2) ? 1 : Math.min(1, 2 * Math.min(less, greater));
}

/** chances[s] that a random part of 1 … n sums to s. */
function rankSumChances(n: number): Float64Array {
  let chances = new Float64Array([1]);
  for (let rank = 1; rank <= n; rank++) {
    const next = new Float64Array(chances.length + rank);
    chances.forEach((chance, sum) => {
      next[sum]! += chance / 2;
      next[sum + rank]! += chance / 2;
    });
    chances = next;
  }
  return chances;
}
