// From a graph to a plan that keeps within a number of columns.
import type { FactorGraph } from "../compile.ts";
import { chooseColumns, type Saving, savings } from "./choose-columns.ts";
import { orderColumns } from "./order.ts";
import { partsOf } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { type Schedule, type ScheduleRules, scheduleSteps } from "./schedule.ts";

export interface PlanRules extends ScheduleRules {
  /** True when columns may be put aside. */
  readonly spill: boolean;
  /** Columns that could lie where the threads' blocks for one slot lie. */
  readonly slotShare?: number;
}

/**
 * The first plan that fits, from the fastest to the leanest, and then the same with columns put aside. When none fits, the number of columns that the leanest would need.
 */
export function planBatch(graph: FactorGraph, rules: PlanRules): Plan | { readonly needs: number } {
  const roomy = { ...rules, most: Infinity };
  let needs = Infinity;
  for (const saving of savings) {
    const plan = draft(graph, saving, roomy);
    if (plan === null) continue;
    const needed = plan.peak + sharesOf(plan, rules);
    if (needed <= rules.most) return planOf(graph, plan);
    needs = Math.min(needs, needed);
  }
  if (!rules.spill) return { needs };
  needs = leastOf(graph, rules);
  for (const saving of savings) {
    const shares = sharesOf(draft(graph, saving, roomy), rules);
    const plan = draft(graph, saving, { ...rules, most: Math.floor(rules.most - shares) });
    if (plan !== null) return planOf(graph, plan);
    if (saving === "apart") needs += shares;
  }
  return { needs };
}

/** What the blocks of the threads take, in columns. */
function sharesOf(schedule: Schedule | null, { slotShare }: PlanRules): number {
  const slots = schedule?.steps.map((step) => (step.kind === "symbols" ? step.slots : 0)) ?? [];
  return slots.reduce((most, each) => Math.max(most, each), 0) * (slotShare ?? 0);
}

function draft(graph: FactorGraph, saving: Saving, rules: ScheduleRules): Schedule | null {
  const parts = partsOf(graph, chooseColumns(graph, saving));
  return scheduleSteps(graph, { parts, order: orderColumns(parts, graph.roots) }, rules);
}

/** Columns without which even spilling cannot go on: the widest step, and results that are kept. */
function leastOf(graph: FactorGraph, rules: ScheduleRules): number {
  const parts = partsOf(graph, chooseColumns(graph, "apart"));
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
