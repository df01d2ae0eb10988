// The face of inputs from other markets: alignment, columns, vocabulary.
export { joinAsOf, matchSymbols, type Spans, spansOf, staleAfterMs } from "./align.ts";
export {
  planReduction,
  type ReductionFacts,
  type ReductionPlan,
  reducedLeavesOf,
  reductionProblem,
  seriesMarketsOf,
} from "./plan-reduction.ts";
export { reduceFiner } from "./reduce.ts";
export { type FinerMarket, reduceInStore, storeReductionProblem } from "./reduce-in-store.ts";
export { marketsNamedIn, vocabularyOf } from "./vocabulary-of.ts";
export { withInputs, withInputsOf } from "./with-inputs.ts";
