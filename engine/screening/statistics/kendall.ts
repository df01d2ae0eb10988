// Kendall's tau: pairs of observations in one order on both sides, less those in opposite orders.
import type { Series } from "#engine/core";
import { type Alternative, normalP, type SampleTest, type SidedOptions } from "./alternative.ts";
import { completeRows } from "./pairs.ts";
import { averageRanks } from "./ranks.ts";

export interface KendallOptions extends SidedOptions {
  /** "b" allows for ties, "c" for the two sides having different numbers of values. Default "b". */
  readonly variant?: "b" | "c";
  /** Default "auto": exact without ties up to 33 pairs, or when at most one pair disagrees or agrees. Ties are never exact. */
  readonly method?: "auto" | "exact" | "approximate";
}

/**
 * Rank agreement and the p of no association.
 *
 * NaN     pairs with a gap leave; a constant side or fewer than two pairs give NaN
 * Source  Kendall 1938, 1945, variance with ties; same as scipy kendalltau
 * Cost    n log n, exact n × the number of the rarer kind of pairs
 */
export function kendallTest(a: Series, b: Series, options: KendallOptions = {}): SampleTest {
  const { variant = "b", method = "auto", alternative = "two-sided" } = options;
  const [x, y] = completeRows([a, b]);
  const n = x!.length;
  const { discordant, jointTies } = countPairs(x!, y!);
  const tiesX = averageRanks(x!).groups;
  const tiesY = averageRanks(y!).groups;
  const all = (n * (n - 1)) / 2;
  const [tiedX, tiedY] = [pairsIn(tiesX), pairsIn(tiesY)];
  if (tiedX === all || tiedY === all) return { statistic: Number.NaN, p: Number.NaN };
  const surplus = all - tiedX - tiedY + jointTies - 2 * discordant;
  const classes = Math.min(tiesX.length, tiesY.length);
  const tau =
    variant === "b"
      ? surplus / Math.sqrt(all - tiedX) / Math.sqrt(all - tiedY)
      : (2 * surplus) / ((n * n * (classes - 1)) / classes);
  const statistic = Math.max(-1, Math.min(1, tau));
  const few = n <= 33 || Math.min(discordant, all - discordant) <= 1;
  if (tiedX === 0 && tiedY === 0 && (method === "exact" || (method === "auto" && few))) {
    return { statistic, p: exactP(n, discordant, alternative) };
  }
  return { statistic, p: normalP(surplus / Math.sqrt(varianceOf(n, tiesX, tiesY)), alternative) };
}

function pairsIn(groups: readonly number[]): number {
  return groups.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
}

/** Variance of the surplus of agreeing pairs. Source: Kendall 1945, both sides with ties. */
function varianceOf(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const sum = (groups: readonly number[], term: (t: number) => number): number =>
    groups.reduce((total, t) => total + term(t), 0);
  const once = (t: number): number => t * (t - 1) * (2 * t + 5);
  const triples = (t: number): number => t * (t - 1) * (t - 2);
  const m = n * (n - 1);
  return (
    (m * (2 * n + 5) - sum(tiesX, once) - sum(tiesY, once)) / 18 +
    (2 * pairsIn(tiesX) * pairsIn(tiesY)) / m +
    (sum(tiesX, triples) * sum(tiesY, triples)) / (9 * m * (n - 2))
  );
}

/** Pairs in opposite orders, by merging; pairs tied on both sides. */
function countPairs(x: Float64Array, y: Float64Array): { readonly discordant: number; readonly jointTies: number } {
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!);
  let jointTies = 0;
  let run = 0;
  for (let k = 1; k < order.length; k++) {
    const [before, now] = [order[k - 1]!, order[k]!];
    run = x[before] === x[now] && y[before] === y[now] ? run + 1 : 0;
    jointTies += run;
  }
  return { discordant: countInversions(Float64Array.from(order, (i) => y[i]!)), jointTies };
}

/** Pairs in which the earlier value is the greater. */
function countInversions(values: Float64Array): number {
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      for (let left = start, right = middle, k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) to[k] = from[left++]!;
        else {
          to[k] = from[right++]!;
          count += middle - left;
        }
      }
    }
    [from, to] = [to, from];
  }
  return count;
}

/** P of as many opposite pairs when every order is as likely. */
function exactP(n: number, discordant: number, alternative: Alternative): number {
  const all = (n * (n - 1)) / 2;
  const fewer = Math.min(discordant, all - discordant);
  const { upTo, at } = inversionChances(n, fewer);
  if (alternative === "two-sided") return 2 * fewer === all ? 1 : Math.min(1, 2 * upTo);
  const agreeing = 2 * discordant <= all;
  return Math.max(0, Math.min(1, agreeing === (alternative === "greater") ? upTo : 1 - upTo + at));
}

/** Chance of at most, and of exactly, `most` inversions in a random order of n: steps of 0 … j − 1 add up. */
function inversionChances(n: number, most: number): { readonly upTo: number; readonly at: number } {
  let chances = new Float64Array(most + 1);
  chances[0] = 1;
  for (let j = 2; j <= n; j++) {
    const next = new Float64Array(most + 1);
    let window = 0;
    for (let k = 0; k <= most; k++) {
      window += chances[k]!;
      if (k >= j) window -= chances[k - j]!;
      next[k] = window / j;
    }
    chances = next;
  }
  return { upTo: chances.reduce((sum, chance) => sum + chance, 0), at: chances[most]! };
}
