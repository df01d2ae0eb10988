// Quantile buckets: each date's values cut into groups of equal count, or of equal width.
import type { CrossSections, RankedSections } from "./cross-sections.ts";

/** One bucket number 1 .. count per cell, 0 for none. */
export interface Buckets {
  readonly rows: number;
  readonly width: number;
  readonly count: number;
  readonly codes: Uint8Array;
}

/**
 * Edges of equal counts, by linear interpolation between order statistics.
 *
 * Shape   sorted[n] -> edges[count + 1]
 * Source  pandas qcut on numpy's linear percentile, to the last bit: an edge that should fall on a value does
 */
export function quantileEdges(sorted: Float64Array, count: number): Float64Array {
  const edges = new Float64Array(count + 1);
  const last = sorted.length - 1;
  for (let k = 0; k <= count; k++) {
    const share = (k === count ? 1 : k * (1 / count)) * 100;
    const place = last * (share / 100);
    const low = Math.min(Math.floor(place), last);
    const a = sorted[low]!;
    const b = sorted[Math.min(low + 1, last)]!;
    const part = place - low;
    edges[k] = part >= 0.5 ? b - (b - a) * (1 - part) : a + (b - a) * part;
  }
  return edges;
}

/** Edges of equal width between the least and the greatest value. Source: pandas cut. */
export function widthEdges(sorted: Float64Array, count: number): Float64Array {
  const least = sorted[0]!;
  const most = sorted[sorted.length - 1]!;
  const step = (most - least) / count;
  return Float64Array.from({ length: count + 1 }, (_, k) => (k === count ? most : k * step + least));
}

export interface BucketOptions {
  readonly count: number;
  /** Dates with fewer values get no buckets. */
  readonly minValues: number;
  readonly edges?: "quantile" | "width" | undefined;
}

/**
 * Cuts every date; a date whose values are all equal carries no order and gets no buckets.
 *
 * Ties    a value belongs to the first bucket whose upper edge it does not pass. Edges that coincide, which ties bring about,
 *         stay harmless: a tie that fills the lowest or the highest bucket belongs there, any other to the lowest it reaches
 */
export function bucketSections(sections: RankedSections, options: BucketOptions): Buckets {
  const { rows, width, values, order, counts } = sections;
  const codes = new Uint8Array(rows * width);
  const cut = options.edges === "width" ? widthEdges : quantileEdges;
  const all = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const n = counts[row]!;
    if (n < Math.max(2, options.minValues)) continue;
    const base = row * width;
    for (let i = 0; i < n; i++) all[i] = values[base + order[base + i]!]!;
    if (all[0] === all[n - 1]) continue;
    const sorted = all.subarray(0, n);
    dealBuckets(sorted, cut(sorted, options.count), { codes, order, base });
  }
  return { rows, width, count: options.count, codes };
}

interface BucketRow {
  readonly codes: Uint8Array;
  readonly order: Int32Array;
  readonly base: number;
}

/** Walks up the values of a date and their edges together. */
function dealBuckets(sorted: Float64Array, edges: Float64Array, { codes, order, base }: BucketRow): void {
  const count = edges.length - 1;
  const [lowest, highest] = [edges[0]!, edges[count]!];
  let bucket = 1;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i]!;
    if (value > lowest && value < highest) while (value > edges[bucket]!) bucket++;
    else bucket = value <= lowest ? 1 : count;
    codes[base + order[base + i]!] = bucket;
  }
}

/**
 * Mean label of each bucket per date.
 *
 * Shape   out[row * count + bucket − 1]
 * NaN     an empty bucket, or a bucket without a label
 */
export function bucketMeans(buckets: Buckets, labels: CrossSections): Float64Array {
  const { rows, width, count, codes } = buckets;
  const sums = new Float64Array(rows * count);
  const members = new Int32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let s = 0; s < width; s++) {
      const code = codes[row * width + s]!;
      const label = labels.values[row * width + s]!;
      if (code === 0 || Number.isNaN(label)) continue;
      sums[row * count + code - 1]! += label;
      members[row * count + code - 1]!++;
    }
  }
  return sums.map((sum, i) => (members[i] === 0 ? Number.NaN : sum / members[i]!));
}

/** Labels less their date's mean over the cells that `within` puts in the same group; code 0 has no group and no label. */
export function demeanLabels(
  labels: CrossSections,
  within: { readonly codes: Uint8Array | Int32Array },
): CrossSections {
  const { rows, width } = labels;
  const values = new Float64Array(rows * width).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const sums = new Map<number, { sum: number; n: number }>();
    for (let s = row * width; s < (row + 1) * width; s++) {
      const label = labels.values[s]!;
      const code = within.codes[s]!;
      if (Number.isNaN(label) || code <= 0) continue;
      const group = sums.get(code) ?? { sum: 0, n: 0 };
      sums.set(code, { sum: group.sum + label, n: group.n + 1 });
    }
    for (let s = row * width; s < (row + 1) * width; s++) {
      const group = sums.get(within.codes[s]!);
      if (group) values[s] = labels.values[s]! - group.sum / group.n;
    }
  }
  return { rows, width, values };
}
