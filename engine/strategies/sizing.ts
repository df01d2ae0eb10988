// Weights of one date: who is held, how strong, cut to the budgets and caps.
import { fault } from "#engine/core";
import type { StrategySpec } from "./spec.ts";

/** The positions of one date side by side; only the first `count` entries mean something. */
export interface Book {
  count: number;
  /** Place in the panel. */
  readonly symbol: Int32Array;
  /** −1 or 1. */
  readonly side: Int8Array;
  /** Size before budgets; 0 or NaN takes no part. */
  readonly size: Float64Array;
  /** What decides when there are too many: larger stays. */
  readonly strength: Float64Array;
  /** 1 when it was held at the decision before: held ones stay when there are too many. */
  readonly held: Uint8Array;
  readonly group: Int32Array;
  /** The answer: signed weights. */
  readonly weight: Float64Array;
}

export function bookFor(symbols: number): Book {
  return {
    count: 0,
    symbol: new Int32Array(symbols),
    side: new Int8Array(symbols),
    size: new Float64Array(symbols),
    strength: new Float64Array(symbols),
    held: new Uint8Array(symbols),
    group: new Int32Array(symbols),
    weight: new Float64Array(symbols),
  };
}

/** Fills in the weights. The names of the panel's symbols settle ties, so that their order does not matter. */
export function weighBook(book: Book, spec: StrategySpec, names: readonly string[]): void {
  book.weight.fill(0, 0, book.count);
  const members = limitPositions(book, spec, names);
  for (const pool of poolsOf(book, members, spec)) fillPool(book, pool);
  limitGroups(book, spec.caps.maxGroupWeight?.weight);
  if (spec.exposure.net !== "free") keepBalance(book, spec.exposure.gross, spec.exposure.net);
}

/** Keeps maxPositions, half for each side when there are two: held ones first, then the strongest, then by name. */
function limitPositions(book: Book, spec: StrategySpec, names: readonly string[]): readonly number[] {
  const all: number[] = [];
  for (let i = 0; i < book.count; i++) if (book.size[i]! > 0) all.push(i);
  const { maxPositions } = spec.caps;
  if (maxPositions === undefined) return all;
  const perSide = spec.long && spec.short ? Math.floor(maxPositions / 2) : maxPositions;
  const before = (i: number, j: number): number =>
    book.held[j]! - book.held[i]! ||
    book.strength[j]! - book.strength[i]! ||
    (names[book.symbol[i]!]! < names[book.symbol[j]!]! ? -1 : 1);
  return [1, -1].flatMap((side) =>
    all
      .filter((i) => book.side[i] === side)
      .sort(before)
      .slice(0, perSide),
  );
}

interface Pool {
  readonly members: readonly number[];
  readonly budget: number;
  readonly maxWeight: number;
}

/** One pool with a free net exposure, otherwise one per side; an empty side that has a budget empties the other. */
function poolsOf(book: Book, members: readonly number[], spec: StrategySpec): readonly Pool[] {
  const { gross, net } = spec.exposure;
  const maxWeight = spec.caps.maxWeight ?? Number.POSITIVE_INFINITY;
  if (net === "free") return [{ members, budget: gross, maxWeight }];
  const pools = [1, -1].map((side) => ({
    members: members.filter((i) => book.side[i] === side),
    budget: (gross + side * net) / 2,
    maxWeight,
  }));
  return pools.some((pool) => pool.budget > 0 && pool.members.length === 0) ? [] : pools;
}

/** Shares the budget by size; what a capped symbol cannot take goes to the others, as far as they can. */
function fillPool({ side, size, weight }: Book, { members, budget, maxWeight }: Pool): void {
  let open = members;
  let left = budget;
  while (open.length > 0 && left > 0) {
    let total = 0;
    for (const i of open) total += size[i]!;
    const scale = left / total;
    const fits = open.filter((i) => size[i]! * scale < maxWeight);
    if (fits.length === open.length) {
      for (const i of open) weight[i] = side[i]! * size[i]! * scale;
      return;
    }
    for (const i of open) if (!(size[i]! * scale < maxWeight)) weight[i] = side[i]! * maxWeight;
    left -= (open.length - fits.length) * maxWeight;
    open = fits;
  }
}

/** Shrinks every group to its largest Σ |weight|; what is cut stays in cash. */
function limitGroups({ count, group, weight }: Book, limit: number | undefined): void {
  if (limit === undefined) return;
  const sums = new Map<number, number>();
  for (let i = 0; i < count; i++) sums.set(group[i]!, (sums.get(group[i]!) ?? 0) + Math.abs(weight[i]!));
  for (let i = 0; i < count; i++) {
    const sum = sums.get(group[i]!) ?? 0;
    if (sum > limit) weight[i]! *= limit / sum;
  }
}

/** Shrinks the side that kept more of its budget, so that the sides keep their proportion. */
function keepBalance({ count, weight }: Book, gross: number, net: number): void {
  let longSum = 0;
  let shortSum = 0;
  for (let i = 0; i < count; i++) {
    if (weight[i]! < 0) shortSum -= weight[i]!;
    else longSum += weight[i]!;
  }
  const long = shareOf(longSum, (gross + net) / 2);
  const short = shareOf(shortSum, (gross - net) / 2);
  if (long > 1 + 1e-9 || short > 1 + 1e-9) throw fault(`A side exceeds its budget: ${long}, ${short}.`);
  const least = Math.min(long, short);
  for (let i = 0; i < count; i++) {
    const own = weight[i]! < 0 ? short : long;
    if (own > least) weight[i]! *= least / own;
  }
}

/** Share of its budget that a side has used; a side without a budget is complete. */
function shareOf(sum: number, budget: number): number {
  return budget > 0 ? sum / budget : 1;
}
