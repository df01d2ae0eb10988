// From which row on a formula has the same bits whether its history began at a restart row or long before.
import { restartRows } from "#engine/panel";
import type { FactorGraph } from "../compile.ts";

export interface Reach {
  /** Rows after the beginning of a slice from which on all values are those of the whole; Infinity for what never forgets. */
  readonly settled: number;
  /** A slice must begin at a multiple of this. */
  readonly period: number;
}

/** How far each formula of a graph reaches back, counted in whole restarts of its sliding windows. */
export function reachOf({ nodes, roots }: FactorGraph): readonly Reach[] {
  const reaches: Reach[] = [];
  for (const node of nodes) {
    if (node.kind !== "call") {
      reaches.push({ settled: 0, period: 1 });
      continue;
    }
    const inputs = node.inputs.map((input) => reaches[input]!);
    const settled = Math.max(0, ...inputs.map((input) => input.settled));
    const period = Math.max(1, ...inputs.map((input) => input.period));
    const lookback = node.operator.lookback(node.params);
    const slides = node.operator.family === "window" && Number.isFinite(lookback);
    if (!slides) {
      reaches.push({ settled: settled + lookback, period });
      continue;
    }
    const restart = restartRows(lookback + 1);
    reaches.push({
      settled: Math.ceil((settled + lookback) / restart) * restart,
      period: Math.max(period, restart),
    });
  }
  return roots.map((root) => reaches[root]!);
}
