// From a graph to a plan that keeps within a number of columns.
import type { FactorGraph } from "../compile.ts";
import { chooseColumns } from "./choose-columns.ts";
import { orderColumns } from "./order.ts";
import { partsOf } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { type Schedule, type ScheduleRules, scheduleSteps } from "./schedule.ts";

export interface PlanRules extends ScheduleRules {
  /** True when columns may be put aside. */
  readonly spill: boolean;
}

/**
 * The first of three plans that fits: shared parts kept; shared parts computed again for each use; columns put aside.
 * When none fits, the number of columns that the leanest would need.
 */
export function planBatch(graph: FactorGraph, rules: PlanRules): Plan | { readonly needs: number } {
  const roomy = { ...rules, most: Infinity };
  let needs = Infinity;
  for (const keepShared of [true, false]) {
    const plan = draft(graph, keepShared, roomy);
    if (plan === null) continue;
    if (plan.peak <= rules.most) return planOf(graph, plan);
    needs = Math.min(needs, plan.peak);
  }
  if (!rules.spill) return { needs };
  for (const keepShared of [true, false]) {
    const plan = draft(graph, keepShared, rules);
    if (plan !== null) return planOf(graph, plan);
  }
  return { needs: leastOf(graph, rules) };
}

function draft(graph: FactorGraph, keepShared: boolean, rules: ScheduleRules): Schedule | null {
  const parts = partsOf(graph, chooseColumns(graph, keepShared));
  return scheduleSteps(graph, { parts, order: orderColumns(parts, graph.roots) }, rules);
}

/** Columns without which even spilling cannot go on: the widest step, and results that are kept. */
function leastOf(graph: FactorGraph, rules: ScheduleRules): number {
  const parts = partsOf(graph, chooseColumns(graph, true));
  const widest = Math.max(0, ...[...parts.values()].map((part) => part.reads.length + 1));
  return widest + (rules.keepResults ? new Set(graph.roots).size : 0);
}

function planOf({ nodes }: FactorGraph, schedule: Schedule): Plan {
  const groups = nodes.flatMap((node) => (node.kind === "call" ? node.groups : []));
  return {
    ...schedule,
    calls: nodes.filter((node) => node.kind === "call").length,
    fields: nodes.flatMap((node) => (node.kind === "field" ? [node.name] : [])),
    groups: [...new Set(groups)],
  };
}
