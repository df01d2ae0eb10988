// A batch cut into parts: each makes one column from fields and other columns.
import type { FactorGraph } from "../compile.ts";
import { looksAcross } from "./choose-columns.ts";

export interface Part {
  /** The node whose column it makes. */
  readonly node: number;
  /** Nodes to compute, inputs first, the column's own node last. */
  readonly members: readonly number[];
  /** Nodes whose columns it reads. */
  readonly reads: readonly number[];
}

/** The part of every node that has a column of its own. */
export function partsOf(graph: FactorGraph, own: readonly boolean[]): ReadonlyMap<number, Part> {
  const parts = new Map<number, Part>();
  for (const [place, isOwn] of own.entries()) if (isOwn) parts.set(place, partOf(graph, own, place));
  return parts;
}

function partOf({ nodes }: FactorGraph, own: readonly boolean[], root: number): Part {
  const members: number[] = [];
  const reads = new Set<number>();
  const seen = new Set<number>();
  const enter = (place: number): void => {
    if (seen.has(place)) return;
    seen.add(place);
    const node = nodes[place]!;
    if (node.kind === "call") {
      for (const input of node.inputs) {
        if (own[input] && (nodes[input]!.kind === "call" || looksAcross(node))) reads.add(input);
        else if (nodes[input]!.kind === "call") enter(input);
      }
      members.push(place);
    } else if (place === root) {
      members.push(place);
    }
  };
  enter(root);
  return { node: root, members, reads: [...reads] };
}
