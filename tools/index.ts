// The tool registry: everything an agent, the command line or a server may ask of the engine, in one list.
import { adjustForTrials } from "./adjust-for-trials.ts";
import { backtestStrategy } from "./backtest-strategy.ts";
import { bootstrapSharpe } from "./bootstrap-sharpe.ts";
import { checkData } from "./check-data.ts";
import { checkInformationFlow } from "./check-information-flow.ts";
import { checkNeighbourhood } from "./check-neighbourhood.ts";
import { compareStrategies } from "./compare-strategies.ts";
import { countCampaign } from "./count-campaign.ts";
import { deflateSharpe } from "./deflate-sharpe.ts";
import { describeMarket } from "./describe-market.ts";
import { describeStrategy } from "./describe-strategy.ts";
import { explainFactor } from "./explain-factor.ts";
import { findMetrics } from "./find-metrics.ts";
import { generateFactors } from "./generate-factors.ts";
import { giveVerdict } from "./give-verdict.ts";
import { listOperators, operatorLines } from "./list-operators.ts";
import { measureNovelty } from "./measure-novelty.ts";
import { measureSubperiods } from "./measure-subperiods.ts";
import { openHoldout } from "./open-holdout.ts";
import { recallFactor } from "./recall-factor.ts";
import { registerIdea } from "./register-idea.ts";
import { sampleFactor } from "./sample-factor.ts";
import { screenBatch } from "./screen-batch.ts";
import { screenFactor } from "./screen-factor.ts";
import { selectFactors } from "./select-factors.ts";
import { stressCosts } from "./stress-costs.ts";
import type { Tool } from "./tool.ts";
import { walkForward } from "./walk-forward.ts";

export const tools = [
  adjustForTrials,
  backtestStrategy,
  bootstrapSharpe,
  checkData,
  checkInformationFlow,
  checkNeighbourhood,
  compareStrategies,
  countCampaign,
  deflateSharpe,
  describeMarket,
  describeStrategy,
  explainFactor,
  findMetrics,
  generateFactors,
  giveVerdict,
  listOperators,
  measureNovelty,
  measureSubperiods,
  openHoldout,
  recallFactor,
  registerIdea,
  sampleFactor,
  screenBatch,
  screenFactor,
  selectFactors,
  stressCosts,
  walkForward,
] as const satisfies readonly Tool[];

export {
  buildContext,
  type ContextParts,
  type EarlierTrial,
  factorSubject,
  isoTime,
  newPanelCache,
  type PanelCache,
  type PanelPart,
  type PartRole,
  type ToolContext,
} from "./context/index.ts";
export {
  type EvaluatedFactor,
  evaluateFactor,
  knownMarkets,
  sizeOf,
} from "./evaluate.ts";
export {
  dialectNames,
  explainFormula,
  factorFamilies,
  inputMarketOf,
  librariesNamed,
  libraryFactor,
  marketsNamedIn,
  operatorTable,
  type ReadyFormula,
  type ReadyFormulas,
  readFormula,
  readyFormulas,
} from "./library.ts";
export { type EvaluationPlace, evaluationPlaces } from "./other-markets.ts";
export { callTool, parseArguments, type Recomputed, recompute, toolCards } from "./registry.ts";
export { type SelectionCard, selectionCards } from "./selection-cards.ts";
export type { Tool } from "./tool.ts";
export { operatorLines };
