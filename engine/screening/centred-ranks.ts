// Average ranks of whole dates, made once: where two dates know the same symbols, their rank correlation is one product.
import type { RankedSections } from "./cross-sections.ts";

export interface CentredRanks {
  /** Rank less the middle rank of the date; 0 where missing. Multiples of one half, so that sums of products are exact. */
  readonly ranks: Float64Array;
  /** Sum of squares of each date's centred ranks. */
  readonly squares: Float64Array;
  /** 1 for dates on which values are equal. */
  readonly tied: Uint8Array;
  /** 1 for places of a date's order that hold the same value as the place before. */
  readonly repeats: Uint8Array;
  /** One bit per symbol that has a value, `words` to a date. */
  readonly present: Uint32Array;
  readonly words: number;
}

const made = new WeakMap<RankedSections, CentredRanks>();

/**
 * Centred average ranks of every date.
 *
 * Shape   values[rows × width] -> ranks[rows × width]
 * NaN     missing gives rank 0 and no bit
 * Cost    one walk along each date's order, once per object
 */
export function centredRanks(sections: RankedSections): CentredRanks {
  const known = made.get(sections);
  if (known) return known;
  const { rows, width } = sections;
  const words = Math.ceil(width / 32);
  const centred: CentredRanks = {
    ranks: new Float64Array(rows * width),
    squares: new Float64Array(rows),
    tied: new Uint8Array(rows),
    repeats: new Uint8Array(rows * width),
    present: new Uint32Array(rows * words),
    words,
  };
  for (let row = 0; row < rows; row++) rankDate(sections, row, centred);
  made.set(sections, centred);
  return centred;
}

function rankDate(sections: RankedSections, row: number, into: CentredRanks): void {
  const { width, values, order, counts } = sections;
  const base = row * width;
  const count = counts[row]!;
  const middle = (count + 1) / 2;
  for (let i = 0; i < count; ) {
    const value = values[base + order[base + i]!]!;
    let end = i + 1;
    while (end < count && values[base + order[base + end]!]! === value) end++;
    if (end > i + 1) {
      into.tied[row] = 1;
      into.repeats.fill(1, base + i + 1, base + end);
    }
    const rank = (i + 1 + end) / 2 - middle;
    for (; i < end; i++) {
      const s = order[base + i]!;
      into.ranks[base + s] = rank;
      into.present[row * into.words + (s >>> 5)]! |= 1 << (s & 31);
    }
  }
  let sum = 0;
  for (let s = base; s < base + width; s++) sum += into.ranks[s]! * into.ranks[s]!;
  into.squares[row] = sum;
}

/** One date of one factor. */
export interface RankedDate {
  readonly of: CentredRanks;
  readonly row: number;
}

/** Sum of the products of two dates' centred ranks. */
export function rankProduct(a: RankedDate, b: RankedDate, width: number): number {
  const x = a.of.ranks;
  const y = b.of.ranks;
  const end = (a.row + 1) * width;
  const shift = (b.row - a.row) * width;
  let sum = 0;
  for (let i = a.row * width; i < end; i++) sum += x[i]! * y[i + shift]!;
  return sum;
}

/** Rank correlation of one date's pairs, before its division. */
export interface RankMoments {
  readonly product: number;
  readonly squaresA: number;
  readonly squaresB: number;
}

/** Room for the ranks of two dates of `width` symbols. */
export interface RankScratch {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * Moments of the ranks among the symbols that both dates know.
 *
 * Source  a rank falls by one for every removed symbol below it, and by one half for every one tied with it
 * Cost    width × (1 + symbols removed); all sums are of halves and quarters, so that their order does not matter
 */
export function commonRankMoments(
  dates: { readonly a: RankedDate; readonly b: RankedDate },
  width: number,
  scratch: RankScratch,
): RankMoments {
  const { a, b } = dates;
  const x = scratch.a;
  const y = scratch.b;
  takeCommon(a, b, x);
  takeCommon(b, a, y);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let s = 0; s < width; s++) {
    product += x[s]! * y[s]!;
    squaresA += x[s]! * x[s]!;
    squaresB += y[s]! * y[s]!;
  }
  return { product, squaresA, squaresB };
}

/** How many symbols two dates share, and how many only one of them knows. */
export function countShared(
  a: RankedDate,
  b: RankedDate,
): { readonly pairs: number; readonly onlyA: number; readonly onlyB: number } {
  const { words } = a.of;
  let pairs = 0;
  let onlyA = 0;
  let onlyB = 0;
  for (let w = 0; w < words; w++) {
    const mine = a.of.present[a.row * words + w]!;
    const theirs = b.of.present[b.row * words + w]!;
    if (mine === theirs) {
      pairs += bitCount(mine);
      continue;
    }
    pairs += bitCount(mine & theirs);
    onlyA += bitCount(mine & ~theirs);
    onlyB += bitCount(theirs & ~mine);
  }
  return { pairs, onlyA, onlyB };
}

/**
 * Product of centred ranks where every symbol of `inner` is known to `outer` too, and the sum of squares of the outer
 * ranks among them.
 *
 * Source  leaving a symbol out lowers the ranks above it by one and those tied with it by one half; as centred ranks of
 *         `inner` add up to nothing, the product loses the sum of the inner ranks above each symbol left out
 * Cost    one product and one walk along the outer date's order, however many symbols are left out
 */
export function nestedRankMoments(
  inner: RankedDate,
  outer: RankedDate & { readonly sections: RankedSections },
  pairs: number,
): { readonly product: number; readonly squares: number } {
  const { order, width, counts } = outer.sections;
  const base = outer.row * width;
  const count = counts[outer.row]!;
  const walk = outer.of.tied[outer.row] === 1 ? lossWithTies : lossApart;
  const { loss, tied } = walk(inner, { order, base, count, repeats: outer.of.repeats, width });
  return { product: rankProduct(inner, outer, width) - loss, squares: (pairs * (pairs * pairs - 1) - tied) / 12 };
}

interface OrderedDate {
  readonly order: Int32Array;
  readonly base: number;
  readonly count: number;
  readonly repeats: Uint8Array;
  readonly width: number;
}

/** Sum over the symbols left out of the inner ranks above them; no two outer values are equal. */
function lossApart(inner: RankedDate, { order, base, count, width }: OrderedDate) {
  const { present, ranks, words } = inner.of;
  const bits = inner.row * words;
  const at = inner.row * width;
  let below = 0;
  let loss = 0;
  for (let i = base; i < base + count; i++) {
    const s = order[i]!;
    if (((present[bits + (s >>> 5)]! >>> (s & 31)) & 1) === 1) below += ranks[at + s]!;
    else loss -= below;
  }
  return { loss, tied: 0 };
}

function lossWithTies(inner: RankedDate, { order, base, count, repeats, width }: OrderedDate) {
  const { present, ranks, words } = inner.of;
  const bits = inner.row * words;
  const at = inner.row * width;
  const end = base + count;
  let below = 0;
  let loss = 0;
  let tied = 0;
  let members = 0;
  let gone = 0;
  let among = 0;
  for (let i = base; i < end; i++) {
    if (repeats[i] === 0) {
      if (gone > 0) loss -= gone * (below + among / 2);
      if (members > 1) tied += members * (members * members - 1);
      below += among;
      members = gone = among = 0;
    }
    const s = order[i]!;
    if (((present[bits + (s >>> 5)]! >>> (s & 31)) & 1) === 1) {
      among += ranks[at + s]!;
      members++;
    } else gone++;
  }
  if (gone > 0) loss -= gone * (below + among / 2);
  if (members > 1) tied += members * (members * members - 1);
  return { loss, tied };
}

/** Centred ranks of `own` among the symbols that `other` knows too, 0 elsewhere. */
function takeCommon(own: RankedDate, other: RankedDate, out: Float64Array): void {
  const { ranks, words, present } = own.of;
  const base = own.row * out.length;
  for (let s = 0; s < out.length; s++) out[s] = ranks[base + s]!;
  for (let w = 0; w < words; w++) {
    let gone = present[own.row * words + w]! & ~other.of.present[other.row * words + w]!;
    for (; gone !== 0; gone &= gone - 1) lower(out, out[32 * w + lowestBit(gone)]!);
  }
  for (let w = 0; w < words; w++) {
    const width = Math.min(32, out.length - 32 * w);
    let other32 = ~(present[own.row * words + w]! & other.of.present[other.row * words + w]!);
    if (width < 32) other32 &= (1 << width) - 1;
    for (; other32 !== 0; other32 &= other32 - 1) out[32 * w + lowestBit(other32)] = 0;
  }
}

/** Takes one symbol of centred rank `gone` out of all others' ranks, the middle rank moving along. */
function lower(out: Float64Array, gone: number): void {
  for (let s = 0; s < out.length; s++) {
    const x = out[s]!;
    out[s] = x > gone ? x - 0.5 : x < gone ? x + 0.5 : x;
  }
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
