// Weights of one date: who is held, how strong, cut to the budgets and caps.
import { fault } from "#engine/core";
import type { StrategySpec } from "./spec.ts";

/** One position to size. */
export interface Holding {
  /** Place in the panel and name; the name settles ties, so the order of symbols does not matter. */
  readonly symbol: number;
  readonly name: string;
  readonly side: -1 | 1;
  /** Size before budgets, above 0. */
  readonly size: number;
  /** What decides when there are too many: larger stays. */
  readonly strength: number;
  /** Was it held at the decision before? Held ones stay when there are too many. */
  readonly held: boolean;
  readonly group: number;
}

/** Signed weight per holding, in the order given. */
export function weightsOf(holdings: readonly Holding[], spec: StrategySpec): Float64Array {
  const kept = limitPositions(holdings, spec);
  const weights = new Float64Array(holdings.length);
  for (const pool of poolsOf(holdings, kept, spec)) fillPool(weights, holdings, pool);
  limitGroups(weights, holdings, spec.caps.maxGroupWeight?.weight);
  if (spec.exposure.net !== "free") keepBalance(weights, spec.exposure.gross, spec.exposure.net);
  return weights;
}

/** Keeps maxPositions, half for each side when there are two: held ones first, then the strongest, then by name. */
function limitPositions(holdings: readonly Holding[], spec: StrategySpec): readonly number[] {
  const all = holdings.map((_, i) => i).filter((i) => holdings[i]!.size > 0);
  const { maxPositions } = spec.caps;
  if (maxPositions === undefined) return all;
  const perSide = spec.long && spec.short ? Math.floor(maxPositions / 2) : maxPositions;
  return [1, -1].flatMap((side) =>
    all
      .filter((i) => holdings[i]!.side === side)
      .sort((i, j) => before(holdings[i]!, holdings[j]!))
      .slice(0, perSide),
  );
}

function before(a: Holding, b: Holding): number {
  if (a.held !== b.held) return a.held ? -1 : 1;
  if (a.strength !== b.strength) return b.strength - a.strength;
  return a.name < b.name ? -1 : 1;
}

interface Pool {
  readonly members: readonly number[];
  readonly budget: number;
  readonly maxWeight: number;
}

/** One pool with a free net exposure, otherwise one per side; an empty side that has a budget empties the other. */
function poolsOf(holdings: readonly Holding[], kept: readonly number[], spec: StrategySpec): readonly Pool[] {
  const { gross, net } = spec.exposure;
  const maxWeight = spec.caps.maxWeight ?? Number.POSITIVE_INFINITY;
  if (net === "free") return [{ members: kept, budget: gross, maxWeight }];
  const pools = [1, -1].map((side) => ({
    members: kept.filter((i) => holdings[i]!.side === side),
    budget: (gross + side * net) / 2,
    maxWeight,
  }));
  return pools.some((pool) => pool.budget > 0 && pool.members.length === 0) ? [] : pools;
}

/** Shares the budget by size; what a capped symbol cannot take goes to the others, as far as they can. */
function fillPool(weights: Float64Array, holdings: readonly Holding[], { members, budget, maxWeight }: Pool): void {
  let open = members;
  let left = budget;
  while (open.length > 0 && left > 0) {
    const scale = left / open.reduce((sum, i) => sum + holdings[i]!.size, 0);
    const full = open.filter((i) => holdings[i]!.size * scale >= maxWeight);
    if (full.length === 0) {
      for (const i of open) weights[i] = holdings[i]!.side * holdings[i]!.size * scale;
      return;
    }
    for (const i of full) weights[i] = holdings[i]!.side * maxWeight;
    left -= full.length * maxWeight;
    open = open.filter((i) => holdings[i]!.size * scale < maxWeight);
  }
}

/** Shrinks every group to its largest Σ |weight|; what is cut stays in cash. */
function limitGroups(weights: Float64Array, holdings: readonly Holding[], limit: number | undefined): void {
  if (limit === undefined) return;
  const sums = new Map<number, number>();
  for (const [i, { group }] of holdings.entries()) sums.set(group, (sums.get(group) ?? 0) + Math.abs(weights[i]!));
  for (const [i, { group }] of holdings.entries()) {
    const sum = sums.get(group) ?? 0;
    if (sum > limit) weights[i]! *= limit / sum;
  }
}

/** Shrinks the side that kept more of its budget, so that the sides keep their proportion. */
function keepBalance(weights: Float64Array, gross: number, net: number): void {
  const budgets = [(gross + net) / 2, (gross - net) / 2] as const;
  const sums = [0, 0];
  for (const w of weights) sums[w < 0 ? 1 : 0]! += Math.abs(w);
  const [long = 0, short = 0] = sums.map((sum, k) => (budgets[k]! > 0 ? sum / budgets[k]! : 1));
  if (long > 1 + 1e-9 || short > 1 + 1e-9) throw fault(`A side exceeds its budget: ${long}, ${short}.`);
  const least = Math.min(long, short);
  for (let i = 0; i < weights.length; i++) {
    const own = weights[i]! < 0 ? short : long;
    if (own > least) weights[i]! *= least / own;
  }
}
