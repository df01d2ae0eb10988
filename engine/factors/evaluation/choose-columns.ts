// Which parts of a batch get a whole column; all others live for a few symbols at a time inside a step.
import type { FactorGraph, GraphNode } from "../compile.ts";

/** A shared part that costs at most this many additions per cell is computed again rather than kept. */
const cheapCost = 3;

const nobody = -1;
const many = -2;

/** True for nodes that look across symbols: their inputs must be there for all symbols first. */
export function looksAcross(node: GraphNode | undefined): boolean {
  return node?.kind === "call" && (node.operator.family === "cross" || node.operator.family === "group");
}

/**
 * shared: what several columns share is kept · again: it is computed again for each, which takes time but no memory ·
 * apart: each call is a column, which takes most memory traffic, but a step reads no more columns than its call has.
 */
export type Saving = "shared" | "again" | "apart";
export const savings: readonly Saving[] = ["shared", "again", "apart"];

/** Roots, what looks across symbols and what that reads; and more, after the way to save. */
export function chooseColumns({ nodes, roots }: FactorGraph, saving: Saving): readonly boolean[] {
  const own = nodes.map((node) => saving === "apart" && node.kind === "call");
  for (const root of roots) own[root] = true;
  for (const [place, node] of nodes.entries()) {
    if (node.kind !== "call" || !looksAcross(node)) continue;
    own[place] = true;
    for (const input of node.inputs) if (nodes[input]!.kind !== "field") own[input] = true;
  }
  const costs = chainCosts(nodes);
  /** The one column that a node is part of. */
  const owner = new Array<number>(nodes.length).fill(nobody);
  for (let place = nodes.length - 1; place >= 0; place--) {
    const node = nodes[place]!;
    if (node.kind !== "call") continue;
    if (owner[place] === many && saving === "shared" && costs[place]! > cheapCost) own[place] = true;
    const mine = own[place] ? place : owner[place]!;
    if (looksAcross(node)) continue;
    for (const input of node.inputs) {
      const other = owner[input]!;
      owner[input] = other === nobody || other === mine ? mine : many;
    }
  }
  return own;
}

/** Cost per cell of a node and everything along time below it. */
function chainCosts(nodes: readonly GraphNode[]): readonly number[] {
  const costs: number[] = [];
  for (const node of nodes) {
    if (node.kind !== "call" || looksAcross(node)) {
      costs.push(0);
      continue;
    }
    costs.push(node.inputs.reduce((sum, input) => sum + costs[input]!, node.operator.cost));
  }
  return costs;
}
