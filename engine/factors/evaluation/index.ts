// The evaluation room's face: batches of formulas over a panel, within a budget, by threads, and after new rows.
export { type AppendedEvaluation, appendEvaluation, type EarlierEvaluation, type WholeReason } from "./append.ts";
export { type BatchResult, evaluateBatch } from "./batch.ts";
export { type EvaluationShare, evaluateJob } from "./evaluate-job.ts";
export { groupsOf } from "./groups.ts";
export type { BatchOptions, ColumnSpill } from "./options.ts";
export type { Plan } from "./plan.ts";
export { planBatch } from "./plan-batch.ts";
export { runPlanAtOnce } from "./run-plan.ts";
