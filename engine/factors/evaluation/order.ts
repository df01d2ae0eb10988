// The order in which columns are made: formulas with much in common follow each other, hungry inputs come first.
import type { Part } from "./parts.ts";

/** Formulas that are weighed against each other when the next one is chosen. */
const choiceWidth = 200;

/**
 * Columns in the order of making: a column stands after what it reads. After Sethi and Ullman the input that needs most
 * columns at once is made first; among formulas the next is the one that lets most columns go and leaves fewest behind.
 */
export function orderColumns(parts: ReadonlyMap<number, Part>, roots: readonly number[]): readonly number[] {
  const needs = needsOf(parts);
  const below = new Map(roots.map((root) => [root, closureOf(parts, root)]));
  const demand = new Map<number, number>();
  for (const closure of below.values()) for (const node of closure) demand.set(node, (demand.get(node) ?? 0) + 1);
  const made = new Set<number>();
  const order: number[] = [];
  const make = (node: number): void => {
    if (made.has(node)) return;
    made.add(node);
    const reads = parts.get(node)?.reads ?? [];
    for (const read of reads.toSorted((a, b) => needs.get(b)! - needs.get(a)! || a - b)) make(read);
    order.push(node);
  };
  const left = [...below.keys()];
  while (left.length > 0) {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < Math.min(choiceWidth, left.length); k++) {
      const score = scoreOf(below.get(left[k]!)!, { made, demand });
      if (score > bestScore) [best, bestScore] = [k, score];
    }
    const [root] = left.splice(best, 1);
    make(root!);
    for (const node of below.get(root!)!) demand.set(node, demand.get(node)! - 1);
  }
  return order;
}

/** Columns that can go afterwards, minus columns that must then stay. */
function scoreOf(
  closure: readonly number[],
  state: { readonly made: ReadonlySet<number>; readonly demand: ReadonlyMap<number, number> },
): number {
  let score = 0;
  for (const node of closure) {
    const last = state.demand.get(node) === 1;
    if (state.made.has(node)) score += last ? 1 : 0.01;
    else if (!last) score -= 1;
  }
  return score;
}

/** Columns that are held at once while a column is made, as if nothing were shared. */
function needsOf(parts: ReadonlyMap<number, Part>): ReadonlyMap<number, number> {
  const needs = new Map<number, number>();
  for (const node of [...parts.keys()].sort((a, b) => a - b)) {
    const inputs = parts.get(node)!.reads.map((read) => needs.get(read)!);
    const peak = inputs.sort((a, b) => b - a).reduce((most, need, k) => Math.max(most, need + k), 0);
    needs.set(node, Math.max(peak, inputs.length + 1));
  }
  return needs;
}

function closureOf(parts: ReadonlyMap<number, Part>, root: number): readonly number[] {
  const seen = new Set([root]);
  for (const node of seen) for (const read of parts.get(node)?.reads ?? []) seen.add(read);
  return [...seen];
}
