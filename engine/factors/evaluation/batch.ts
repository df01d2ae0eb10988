// Many formulas over one panel, within a budget, in one thread or several: results returned, or handed out one by one.
import type { Column, Panel } from "#engine/panel";
import { compileGraph } from "../compile.ts";
import { withInputsOf } from "../inputs/with-inputs.ts";
import type { Expr } from "../language/ast.ts";
import { fittingPlan } from "./budget.ts";
import type { BatchOptions } from "./options.ts";
import { runPlan } from "./run-plan.ts";

export interface BatchResult {
  /** One column per formula, in the order given; equal formulas share one. Empty when columns were handed out. */
  readonly columns: readonly Column[];
  /** Distinct calls in the batch. */
  readonly computed: number;
  /** Most columns, panel fields aside, that were held at once. */
  readonly peak: number;
  /** Times that a column was put aside for want of room. */
  readonly spilled: number;
}

/**
 * Values of many formulas over one panel; what they have in common is computed once, as long as there is room.
 *
 * Throws what operators and panels throw; "budget-too-small" with the megabytes that are needed; "aborted" when the
 * signal says so.
 */
export async function evaluateBatch(
  exprs: readonly Expr[],
  given: Panel,
  options: BatchOptions = {},
): Promise<BatchResult> {
  const graph = compileGraph(exprs);
  const panel = withInputsOf(graph, given);
  const plan = fittingPlan(graph, panel, options);
  const columns = await runPlan(plan, panel, options);
  const spilled = plan.steps.filter((step) => step.kind === "write").length;
  return { columns, computed: plan.calls, peak: plan.peak, spilled };
}
