// Who stays: names new to a quantile, and how far ranks carry over from earlier dates.
import type { Buckets } from "./buckets.ts";
import { pearson } from "./correlation.ts";
import { averageRankSections, type RankedSections } from "./cross-sections.ts";

/**
 * Share of a bucket's names that were not in it `lag` dates earlier.
 *
 * Shape   out[row]; dates on which the bucket is empty are passed over when counting back
 * NaN     an empty bucket, or none `lag` dates earlier
 */
export function bucketTurnover(buckets: Buckets, bucket: number, lag: number): Float64Array {
  const { rows, width, codes } = buckets;
  const out = new Float64Array(rows).fill(Number.NaN);
  const held: number[] = [];
  for (let place = codes.indexOf(bucket); place >= 0; place = codes.indexOf(bucket, (held.at(-1)! + 1) * width)) {
    held.push(Math.floor(place / width));
  }
  for (let i = lag; i < held.length; i++) {
    const now = held[i]! * width;
    const then = held[i - lag]! * width;
    let names = 0;
    let kept = 0;
    for (let s = 0; s < width; s++) {
      const member = Number(codes[now + s] === bucket);
      names = (names + member) | 0;
      kept = (kept + (member & Number(codes[then + s] === bucket))) | 0;
    }
    out[held[i]!] = (names - kept) / names;
  }
  return out;
}

/** Correlation of each date's ranks with those of `lag` rows earlier, over the names that both dates know. */
export function rankAutocorrelation(factor: RankedSections, lag: number): Float64Array {
  const { rows, width } = factor;
  const ranks = averageRankSections(factor).values;
  const out = new Float64Array(rows).fill(Number.NaN);
  for (let row = lag; row < rows; row++) {
    const now = ranks.subarray(row * width, (row + 1) * width);
    out[row] = pearson(now, ranks.subarray((row - lag) * width, (row - lag + 1) * width));
  }
  return out;
}
