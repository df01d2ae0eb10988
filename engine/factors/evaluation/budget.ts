// The plan that keeps within a budget of megabytes, or what it would need.
import { QraftError } from "#engine/core";
import type { Panel } from "#engine/panel";
import type { FactorGraph } from "../compile.ts";
import type { BatchOptions } from "./options.ts";
import type { Plan } from "./plan.ts";
import { planBatch } from "./plan-batch.ts";
import { rowBytes, slotBytes } from "./workbench.ts";

const bytesPerMb = 1e6;
/** Columns more than needed, so that threads go on while others finish or a column is looked at. */
const spareBuffers = 4;

export function fittingPlan(graph: FactorGraph, panel: Panel, options: BatchOptions): Plan {
  const { budgetMb, onColumn, spill, pool } = options;
  const keepResults = onColumn === undefined;
  const columnBytes = 8 * panel.symbols.length * panel.times.length;
  const threads = pool?.size ?? 1;
  const fixed = fixedBytes(panel, threads);
  if (budgetMb !== undefined && !(budgetMb > 0)) {
    throw new QraftError(
      "bad-budget",
      `A budget of ${budgetMb} MB is none.`,
      "Give megabytes above 0, or leave it out.",
    );
  }
  const most = budgetMb === undefined || columnBytes === 0 ? Infinity : (budgetMb * bytesPerMb - fixed) / columnBytes;
  const slotShare = columnBytes === 0 ? 0 : (threads * slotBytes(panel)) / columnBytes;
  const spare = threads === 1 ? 0 : spareBuffers;
  const plan = planBatch(graph, { most, keepResults, spill: spill !== undefined, slotShare, spare });
  if ("steps" in plan) return plan;
  const needed = Math.ceil((fixed + plan.needs * columnBytes) / bytesPerMb);
  throw new QraftError(
    "budget-too-small",
    `${graph.roots.length} formulas over ${panel.symbols.length} symbols and ${panel.times.length} rows need ${needed} MB, and ${budgetMb} MB are allowed.`,
    nextStep({ needed, keepResults, spill: spill !== undefined }),
    4,
  );
}

function nextStep(asked: { readonly needed: number; readonly keepResults: boolean; readonly spill: boolean }): string {
  if (asked.keepResults) return `Allow ${asked.needed} MB, or take the columns one by one as they are ready.`;
  if (!asked.spill) return `Allow ${asked.needed} MB, or let columns be put aside on disk.`;
  return `Allow ${asked.needed} MB, or take fewer symbols or rows.`;
}

/** The panel's own columns, and the rows that threads gather across symbols. */
function fixedBytes(panel: Panel, threads: number): number {
  const cells = panel.symbols.length * panel.times.length;
  return cells * (8 * panel.fields.size + 4 * panel.groups.size) + threads * rowBytes(panel);
}
