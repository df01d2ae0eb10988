// Formulas over a panel, at once and in this thread; evaluateBatch is the way with a budget, threads and streaming.

import { fault } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { compileGraph, type FactorGraph } from "./compile.ts";
import { planBatch, runPlanAtOnce } from "./evaluation/index.ts";
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

export function evaluate(expr: Expr, panel: Panel): Column {
  return evaluateAll([expr], panel)[0]!;
}

/** A result never aliases the panel and never holds an infinity. */
export function evaluateGraph(graph: FactorGraph, panel: Panel): Evaluation {
  const plan = planBatch(graph, { most: Infinity, keepResults: true, spill: false });
  if (!("steps" in plan)) throw fault("A plan without limits found a limit.");
  return { columns: runPlanAtOnce(plan, withInputsOf(graph, panel)), computed: plan.calls, peak: plan.peak };
}
