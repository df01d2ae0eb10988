// The factors room's face: the formula language, its evaluation, the operators and known factors.
export { allOperators as operators } from "./all-operators.ts";
export { compileGraph, type FactorGraph, type GraphNode, lookbackOf } from "./compile.ts";
export {
  type Convention,
  type Conventions,
  conventions,
  type Dialect,
  dialects,
  extremePlaces,
  parseDialect,
} from "./dialects/index.ts";
export { type Evaluation, evaluate, evaluateAll, evaluateEach, evaluateGraph } from "./evaluate.ts";
export {
  type AppendedEvaluation,
  appendEvaluation,
  type BatchOptions,
  type BatchResult,
  type ColumnSpill,
  type EarlierEvaluation,
  evaluateBatch,
  evaluateJob,
  type WholeReason,
} from "./evaluation/index.ts";
export { type ExplainedNode, type Explanation, explainExpression } from "./explain.ts";
export {
  type Candidate,
  defaultGeneration,
  type FactorFamily,
  families,
  type Generation,
  type GenerationSpec,
  generateFactors,
  generationSchema,
  type Origin,
  parseGenerationSpec,
} from "./generation/index.ts";
export {
  type FinerMarket,
  marketsNamedIn,
  planReduction,
  type ReductionFacts,
  type ReductionPlan,
  reducedLeavesOf,
  reduceInStore,
  seriesMarketsOf,
  staleAfterMs,
  storeReductionProblem,
  vocabularyOf,
  withInputs,
} from "./inputs/index.ts";
export { interpret } from "./interpret.ts";
export {
  type CallExpr,
  callExpr,
  type Expr,
  fieldExpr,
  foldExpr,
  numberExpr,
  sizeOf,
  type TreeSize,
} from "./language/ast.ts";
export { canonicalize } from "./language/canonical.ts";
export {
  type CheckedText,
  checkExpression,
  checkText,
  type ExpressionInfo,
  type InputMarket,
  type Vocabulary,
} from "./language/check.ts";
export { unitOfField } from "./language/field-units.ts";
export { factorHash, type Subtree, shapeHash, similarity, subtreeHashes, subtrees } from "./language/hash.ts";
export { nameOfInput } from "./language/input-name.ts";
export { inputNamesIn } from "./language/input-of.ts";
export { parseExpression } from "./language/parse.ts";
export { printExpression } from "./language/print.ts";
export { signatureOf } from "./language/vocabulary.ts";
export { knownFactors } from "./library/index.ts";
export type { KnownFactor } from "./library/known.ts";
export { factorLibraries, findLibraryFactor } from "./library/libraries.ts";
export { type FactorLibrary, type LibraryFactor, libraryOf } from "./library/library-factor.ts";
export { readLibraryFactor } from "./library/printed.ts";
export { tsfreshFactors } from "./library/tsfresh.ts";
export type { Operator, Param } from "./operator.ts";
export {
  type PrefixCheck,
  type PrefixOptions,
  type PrefixReport,
  prefixBars,
  prefixTest,
  prefixTestOf,
} from "./prefix-test.ts";
export { type Reducer, reducerSignature, reducers } from "./reducers/index.ts";
export { type OperatorEntry, operatorReference } from "./reference.ts";
export { type FineAggregate, lowerAggregates, type SqlReducer, sqlReducers } from "./sql/aggregate.ts";
export { evaluateInStore, type StoreEvaluation } from "./sql/evaluate-in-store.ts";
export { type LoweredQuery, lowerToSql, type SqlCoverage, sqlCoverage } from "./sql/lower.ts";
export { type Backend, type BackendFacts, type BackendPlan, planBackend } from "./sql/plan.ts";
export { lowerReduced, type ReducedLeaf } from "./sql/reduce-leaves.ts";
export { type StandIn, type Substituted, standIn, usualStandIns } from "./stand-ins.ts";
export type { Unit } from "./unit.ts";
export {
  type AnyJob,
  type Job,
  type JobRun,
  type JobSetting,
  openWorkerPool,
  type PoolRun,
  runJob,
  serveWorker,
  type WorkerPool,
} from "./workers/index.ts";
