// The robustness room's face: whether a result would survive other samples, other costs, and the number of attempts made.
export { type BlockLength, optimalBlockLength } from "./block-length.ts";
export { type BootstrapInterval, type BootstrapOptions, blockBootstrap, differenceInterval } from "./bootstrap.ts";
export { breakEvenCost, type CostPoint, costSensitivity } from "./cost-sensitivity.ts";
export { type GateName, type GateOutcome, type GateRule, gateRules, judgeGate } from "./gates.ts";
export { type Moments, momentsOf, sharpePerBarOf } from "./moments.ts";
export { type Overfitting, pbo } from "./overfitting.ts";
export {
  type CombinatorialFolds,
  combinatorialFolds,
  type FoldRows,
  type PurgeOptions,
  purgedFolds,
  purgedTrain,
} from "./purged-folds.ts";
export { type ResampleScheme, type Resampling, resampleMany, resampleRows } from "./resample.ts";
export {
  type DeflatedSharpe,
  type DeflatedSharpeInput,
  deflatedSharpe,
  effectiveTrials,
  expectedMaxSharpe,
  type MinBacktestLength,
  minBacktestLength,
  minTrackRecord,
  probabilisticSharpe,
  type SharpeEstimate,
} from "./sharpe-tests.ts";
export { type Neighbourhood, neighbourhoodShare, topOverlap } from "./stability.ts";
export {
  type ByRecentring,
  realityCheck,
  type SuperiorAbility,
  type SuperiorAbilityOptions,
  superiorAbility,
  superiorModels,
} from "./superior-ability.ts";
export { meanPairCorrelation } from "./trial-correlation.ts";
export {
  type Findings,
  type GateAnswer,
  type Judgement,
  type NetInterval,
  type RobustnessVerdict,
  type SignedSignal,
  type VerdictInput,
  verdictFor,
} from "./verdict.ts";
export {
  type Fold,
  type FoldPlan,
  type FoldResult,
  makeFolds,
  type Subperiods,
  subperiods,
  type WalkForward,
  walkForward,
} from "./walk-forward.ts";
