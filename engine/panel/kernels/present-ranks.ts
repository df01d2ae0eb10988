// Which values of a stretch of rows are inside the sliding window, kept by their rank: a bit each, and counts per word.
import { sorted, sortValues } from "#engine/compiled";

/** Rows that are ranked at once: enough to make the overlap of one window cheap. */
export function stretchRows(window: number): number {
  return Math.max(1024, 4 * window);
}

/** Rank of each row of the stretch, −1 where missing, and the values by rank. Good until the next stretch is ranked. */
export const stretch: {
  from: number;
  count: number;
  ranks: Int32Array;
  values: Float64Array;
  words: Int32Array;
  tree: Int32Array;
} = {
  from: 0,
  count: 0,
  ranks: new Int32Array(0),
  values: new Float64Array(0),
  words: new Int32Array(0),
  tree: new Int32Array(0),
};

/** Ranks rows from .. to − 1, equal values in their order, and empties the window. */
export function rankStretch(input: Float64Array, from: number, to: number): void {
  const count = sortValues(input, from, to);
  if (stretch.ranks.length < to - from) stretch.ranks = new Int32Array(2 * (to - from));
  const { ranks } = stretch;
  const { places } = sorted;
  ranks.fill(-1, 0, to - from);
  for (let i = 0; i < count; i++) ranks[places[i]!] = i;
  stretch.from = from;
  stretch.count = count;
  stretch.values = sorted.keys;
  const size = (count >>> 5) + 2;
  if (stretch.words.length < size) {
    stretch.words = new Int32Array(2 * size);
    stretch.tree = new Int32Array(2 * size);
  }
  stretch.words.fill(0, 0, size);
  stretch.tree.fill(0, 0, size);
}

/** Highest rank below `rank` whose bit is set; −1 when there is none. */
export function previousRank(words: Int32Array, rank: number): number {
  if (rank <= 0) return -1;
  let at = (rank - 1) >>> 5;
  let bits = words[at]! & (-1 >>> (31 - ((rank - 1) & 31)));
  while (bits === 0) {
    if (at === 0) return -1;
    bits = words[--at]!;
  }
  return 32 * at + 31 - Math.clz32(bits);
}

/** Lowest rank from `rank` on whose bit is set; `count` when there is none. */
export function nextRank(words: Int32Array, rank: number, count: number): number {
  const last = count >>> 5;
  let at = rank >>> 5;
  let bits = words[at]! & (-1 << (rank & 31));
  while (bits === 0) {
    if (at >= last) return count;
    bits = words[++at]!;
  }
  return 32 * at + 31 - Math.clz32(bits & -bits);
}

export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
