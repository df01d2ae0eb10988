// Hierarchical clustering of a distance matrix, by chains of nearest neighbours.
import { QraftError } from "#engine/core";

export const linkageMethods = ["average", "complete", "single", "ward"] as const;
export type LinkageMethod = (typeof linkageMethods)[number];

/** One merge: clusters below n are leaves, n + i is what merge i made; `left` < `right`. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly distance: number;
  readonly size: number;
}

interface Sizes {
  readonly left: number;
  readonly right: number;
  readonly other: number;
}

interface Distances {
  readonly left: number;
  readonly right: number;
  readonly between: number;
}

/** Distance of a merged pair to another cluster. Source: Lance and Williams 1967; Ward over plain, not squared distances. */
const merged: Readonly<Record<LinkageMethod, (d: Distances, n: Sizes) => number>> = {
  average: (d, n) => (n.left * d.left + n.right * d.right) / (n.left + n.right),
  complete: (d) => Math.max(d.left, d.right),
  single: (d) => Math.min(d.left, d.right),
  ward: (d, n) => {
    const all = n.left + n.right + n.other;
    const squares = (n.left + n.other) * d.left ** 2 + (n.right + n.other) * d.right ** 2 - n.other * d.between ** 2;
    return Math.sqrt(Math.max(0, squares / all));
  },
};

/**
 * Merges, nearest first.
 *
 * Shape   distances[n][n], symmetric, zero diagonal -> n − 1 merges in scipy's numbering
 * Ties    of equal distances the one found first merges first
 * Source  Murtagh 1983; the tree is the same as by always merging the nearest pair
 * Cost    n²
 */
export function linkage(distances: readonly Float64Array[], method: LinkageMethod): readonly Merge[] {
  const n = distances.length;
  const d = distances.map((row) => row.slice());
  const bad = d.findIndex((row) => row.length !== n || row.some((x) => !(x >= 0) || x === Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new QraftError(
      "bad-distances",
      `Row ${bad} of the distances is not ${n} finite numbers from 0.`,
      "Leave out factors whose correlations are unknown.",
    );
  }
  const size = new Int32Array(n).fill(1);
  const pairs: { a: number; b: number; distance: number }[] = [];
  const chain: number[] = [];
  while (pairs.length < n - 1) {
    if (chain.length === 0) chain.push(size.findIndex((count) => count > 0));
    const { near, distance } = nearest(d, size, chain);
    if (near !== chain.at(-2)) {
      chain.push(near);
      continue;
    }
    const a = chain.pop()!;
    const b = chain.pop()!;
    pairs.push({ a, b, distance });
    join(d, size, { into: b, from: a, method });
  }
  return numbered(pairs, n);
}

/** Nearest living neighbour of the chain's end; the one before it wins ties, so that chains end. */
function nearest(
  d: readonly Float64Array[],
  size: Int32Array,
  chain: readonly number[],
): { near: number; distance: number } {
  const end = chain.at(-1)!;
  const row = d[end]!;
  let near = chain.at(-2) ?? -1;
  let distance = near < 0 ? Number.POSITIVE_INFINITY : row[near]!;
  for (let k = 0; k < row.length; k++) {
    if (size[k] === 0 || k === end || !(row[k]! < distance)) continue;
    near = k;
    distance = row[k]!;
  }
  return { near, distance };
}

function join(
  d: readonly Float64Array[],
  size: Int32Array,
  { into, from, method }: { readonly into: number; readonly from: number; readonly method: LinkageMethod },
): void {
  const between = d[into]![from]!;
  for (let k = 0; k < d.length; k++) {
    if (size[k] === 0 || k === into || k === from) continue;
    const sizes = { left: size[into]!, right: size[from]!, other: size[k]! };
    const joined = merged[method]({ left: d[into]![k]!, right: d[from]![k]!, between }, sizes);
    d[into]![k] = joined;
    d[k]![into] = joined;
  }
  size[into]! += size[from]!;
  size[from] = 0;
}

function numbered(pairs: readonly { a: number; b: number; distance: number }[], n: number): readonly Merge[] {
  const parent = Int32Array.from({ length: 2 * n - 1 }, (_, i) => i);
  const sizes = new Int32Array(2 * n - 1).fill(1);
  const root = (leaf: number): number => {
    let at = leaf;
    while (parent[at] !== at) at = parent[at]!;
    for (let step = leaf; step !== at; ) {
      const next = parent[step]!;
      parent[step] = at;
      step = next;
    }
    return at;
  };
  const sorted = [...pairs].sort((x, y) => x.distance - y.distance);
  return sorted.map(({ a, b, distance }, i) => {
    const one = root(a);
    const two = root(b);
    const made = n + i;
    parent[one] = made;
    parent[two] = made;
    sizes[made] = sizes[one]! + sizes[two]!;
    return { left: Math.min(one, two), right: Math.max(one, two), distance, size: sizes[made]! };
  });
}

/** How a tree is cut: into so many clusters, or where merges lie further apart than a distance. */
export type Cut =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "distance"; readonly distance: number };

/** Cluster number of each leaf, from 0 in order of first leaf. */
export function cutTree(merges: readonly Merge[], cut: Cut): Int32Array {
  const n = merges.length + 1;
  const made =
    cut.kind === "count"
      ? Math.max(0, Math.min(merges.length, n - cut.count))
      : merges.filter(({ distance }) => distance <= cut.distance).length;
  const owner = Int32Array.from({ length: 2 * n - 1 }, () => -1);
  for (let i = made - 1; i >= 0; i--) {
    const own = owner[n + i]! < 0 ? n + i : owner[n + i]!;
    owner[merges[i]!.left] = own;
    owner[merges[i]!.right] = own;
  }
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: n }, (_, leaf) => {
    const own = owner[leaf]! < 0 ? leaf : owner[leaf]!;
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}
