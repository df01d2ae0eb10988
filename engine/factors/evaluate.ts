// Formulas over a panel, at once and in this thread; evaluateBatch is the way with a budget, threads and streaming.

import { fault } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { compileGraph, type FactorGraph } from "./compile.ts";
import { type Plan, planBatch, runPlanAtOnce } from "./evaluation/index.ts";
import { withInputsOf } from "./inputs/index.ts";
import type { Expr } from "./language/ast.ts";

export interface Evaluation {
  /** One column per formula, in the order given. Formulas that are the same share one. */
  readonly columns: readonly Column[];
  /** Calls that were computed. */
  readonly computed: number;
  /** Most columns, panel fields aside, that were held at once. */
  readonly peak: number;
}

/** Values of many formulas over one panel; what they have in common is computed once. */
export function evaluateAll(exprs: readonly Expr[], panel: Panel): readonly Column[] {
  return evaluateGraph(compileGraph(exprs), panel).columns;
}

/**
 * Hands out the values of each formula as soon as they are complete, in an order of the plan's; `place` is that of the
 * formula. The column is used again afterwards.
 */
export function evaluateEach(
  exprs: readonly Expr[],
  panel: Panel,
  take: (place: number, column: Column) => void,
): void {
  const graph = compileGraph(exprs);
  runPlanAtOnce(wholePlan(graph, false), withInputsOf(graph, panel), take);
}

export function evaluate(expr: Expr, panel: Panel): Column {
  return evaluateAll([expr], panel)[0]!;
}

/** A result never aliases the panel and never holds an infinity. */
export function evaluateGraph(graph: FactorGraph, panel: Panel): Evaluation {
  const plan = wholePlan(graph, true);
  return { columns: runPlanAtOnce(plan, withInputsOf(graph, panel)), computed: plan.calls, peak: plan.peak };
}

function wholePlan(graph: FactorGraph, keepResults: boolean): Plan {
  const plan = planBatch(graph, { most: Infinity, keepResults, spill: false });
  if ("steps" in plan) return plan;
  throw fault("A plan without limits found a limit.");
}
