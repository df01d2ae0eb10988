// The calls of one part, with slots that are used again as soon as their value is no longer needed.
import { fault } from "#engine/core";
import type { FactorGraph } from "../compile.ts";
import { looksAcross } from "./choose-columns.ts";
import type { Part } from "./parts.ts";
import type { Place, PlannedCall } from "./plan.ts";

/** Calls in order; `bufferOf` says where a column lies now. */
export function callsOf(
  graph: FactorGraph,
  part: Part,
  bufferOf: (node: number) => number,
): { readonly calls: readonly PlannedCall[]; readonly slots: number } {
  const { nodes } = graph;
  const reads = new Set(part.reads);
  const lastUse = lastUses(graph, part);
  const slotOf = new Map<number, number>();
  const free: number[] = [];
  let slots = 0;
  const placeOf = (input: number): Place => {
    if (reads.has(input)) return { at: "buffer", buffer: bufferOf(input) };
    const node = nodes[input]!;
    if (node.kind === "field") return { at: "field", name: node.name };
    if (node.kind === "number") return { at: "number", value: node.value };
    const slot = slotOf.get(input);
    if (slot === undefined) throw fault("A plan reads a value before it is computed.");
    return { at: "slot", slot };
  };
  const calls = part.members.map((member, k): PlannedCall => {
    const node = nodes[member]!;
    const inputs = node.kind === "call" ? node.inputs.map(placeOf) : [placeOf(member)];
    let out: Place = { at: "buffer", buffer: member === part.node ? bufferOf(member) : -1 };
    if (member !== part.node) {
      const slot = free.pop() ?? slots++;
      slotOf.set(member, slot);
      out = { at: "slot", slot };
    }
    const over = node.kind === "call" ? [...new Set(node.inputs)].filter((input) => lastUse.get(input) === k) : [];
    for (const input of over) if (slotOf.has(input)) free.push(slotOf.get(input)!);
    if (node.kind !== "call") return { operator: null, inputs, groups: [], params: [], out };
    return { operator: node.operator.name, inputs, groups: node.groups, params: node.params, out };
  });
  return { calls, slots };
}

function lastUses({ nodes }: FactorGraph, part: Part): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const [k, member] of part.members.entries()) {
    const node = nodes[member]!;
    if (node.kind === "call") for (const input of node.inputs) last.set(input, k);
  }
  return last;
}

export function isAcross(graph: FactorGraph, part: Part): boolean {
  return looksAcross(graph.nodes[part.node]);
}
