// A batch in waves: formulas that follow each other as long as what they share fits, then the next ones, from the start.
import type { FactorGraph, GraphNode } from "../compile.ts";
import { chooseColumns, type Saving, savings } from "./choose-columns.ts";
import { orderColumns } from "./order.ts";
import { partsOf } from "./parts.ts";
import type { Step } from "./plan.ts";
import type { Schedule } from "./schedule.ts";

type Attempt = (graph: FactorGraph, ways: readonly Saving[]) => Schedule | { readonly needs: number };

/**
 * The steps of all waves. A wave that does not fit is halved; a formula that does not fit alone is tried in every way of
 * saving, and says what it needs when none does. What two waves have in common is computed in both.
 */
export function planWaves(graph: FactorGraph, attempt: Attempt): Schedule | { readonly needs: number } {
  const order = rootsInOrder(graph);
  const waves: Wave[] = [];
  let size = order.length;
  for (let from = 0; from < order.length; ) {
    const roots = order.slice(from, from + size);
    const made = attempt(graphOf(graph, roots), size === 1 ? savings : ["shared"]);
    if ("steps" in made) {
      waves.push({ made, roots });
      from += size;
      size = Math.min(Math.ceil(size * 1.5), Math.max(1, order.length - from));
    } else if (size === 1) return made;
    else size = Math.ceil(size / 2);
  }
  return joinWaves(waves);
}

/** Places of the formulas, those with much in common together; equal formulas follow each other. */
function rootsInOrder(graph: FactorGraph): readonly number[] {
  const parts = partsOf(graph, chooseColumns(graph, "shared"));
  const placesOf = new Map<number, number[]>();
  for (const [place, node] of graph.roots.entries()) placesOf.set(node, [...(placesOf.get(node) ?? []), place]);
  return orderColumns(parts, graph.roots).flatMap((node) => placesOf.get(node) ?? []);
}

/** The graph of some formulas alone. */
function graphOf({ nodes, roots }: FactorGraph, places: readonly number[]): FactorGraph {
  const reached = new Set(places.map((place) => roots[place]!));
  for (const at of reached) {
    const node = nodes[at]!;
    if (node.kind === "call") for (const input of node.inputs) reached.add(input);
  }
  const kept = [...reached].sort((a, b) => a - b);
  const moved = new Map(kept.map((old, at) => [old, at]));
  const move = (node: GraphNode): GraphNode =>
    node.kind === "call" ? { ...node, inputs: node.inputs.map((input) => moved.get(input)!) } : node;
  return {
    nodes: kept.map((old) => move(nodes[old]!)),
    roots: places.map((place) => moved.get(roots[place]!)!),
  };
}

interface Wave {
  readonly made: Schedule;
  /** Places of its formulas in the whole batch. */
  readonly roots: readonly number[];
}

/** One after the other, in the same buffers: the first steps of a wave wait for the last of the wave before. */
function joinWaves(waves: readonly Wave[]): Schedule {
  const steps: Step[] = [];
  let ends: readonly number[] = [];
  for (const { made, roots } of waves) {
    const offset = steps.length;
    const waited = new Set(made.steps.flatMap((step) => step.after));
    for (const step of made.steps) {
      const after = step.after.length === 0 ? ends : step.after.map((other) => other + offset);
      if (step.kind === "deliver") steps.push({ ...step, after, roots: step.roots.map((root) => roots[root]!) });
      else steps.push({ ...step, after });
    }
    ends = made.steps.flatMap((_, at) => (waited.has(at) ? [] : [at + offset]));
  }
  return {
    steps,
    buffers: waves.reduce((most, { made }) => Math.max(most, made.buffers), 0),
    peak: waves.reduce((most, { made }) => Math.max(most, made.peak), 0),
  };
}
