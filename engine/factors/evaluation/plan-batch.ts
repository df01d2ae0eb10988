// From a graph to a plan that keeps within a number of columns.
import type { FactorGraph } from "../compile.ts";
import { chooseColumns, type Saving, savings } from "./choose-columns.ts";
import { orderColumns } from "./order.ts";
import { partsOf } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { type Schedule, type ScheduleRules, scheduleSteps } from "./schedule.ts";
import { planWaves } from "./waves.ts";

export interface PlanRules extends ScheduleRules {
  /** True when columns may be put aside. */
  readonly spill: boolean;
  /** Columns that could lie where the threads' blocks for one slot lie. */
  readonly slotShare?: number;
  /** Buffers beyond the fewest possible, as far as there is room; they keep several threads from waiting. */
  readonly spare?: number;
}

/**
 * The first plan that fits: the whole batch with its common parts kept; the same in waves, one group of formulas after the
 * other; leaner ways to compute the whole; and these with columns put aside. When none fits, the columns it would need.
 */
export function planBatch(graph: FactorGraph, rules: PlanRules): Plan | { readonly needs: number } {
  const whole = fitting(graph, rules, ["shared"]);
  if ("steps" in whole) return planOf(graph, whole);
  const inWaves = rules.keepResults ? whole : planWaves(graph, (part, ways) => fitting(part, rules, ways));
  if ("steps" in inWaves) return planOf(graph, inWaves);
  const lean = rules.keepResults ? fitting(graph, rules, ["again", "apart"]) : inWaves;
  if ("steps" in lean || !rules.spill) return "steps" in lean ? planOf(graph, lean) : lean;
  return planAside(graph, rules);
}

/** The first way of saving that fits, or the fewest columns that one of them needs. */
function fitting(graph: FactorGraph, rules: PlanRules, ways: readonly Saving[]): Schedule | { readonly needs: number } {
  let needs = Infinity;
  for (const saving of ways) {
    const plan = draft(graph, saving, { ...rules, most: Infinity });
    if (plan === null) continue;
    const shares = sharesOf(plan, rules);
    const ample = Math.min(plan.peak + (rules.spare ?? 0), Math.floor(rules.most - shares));
    if (ample >= plan.peak) return draft(graph, saving, { ...rules, most: Infinity, ample }) ?? plan;
    needs = Math.min(needs, plan.peak + shares);
  }
  return { needs };
}

function planAside(graph: FactorGraph, rules: PlanRules): Plan | { readonly needs: number } {
  let needs = leastOf(graph, rules);
  for (const saving of savings) {
    const shares = sharesOf(draft(graph, saving, { ...rules, most: Infinity }), rules);
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
