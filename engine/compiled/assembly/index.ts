// What the compiled module offers.
export { blankInfinite, fillMissing } from "./blank";
export { correlations } from "./correlation";
export { countRanks } from "./count-ranks";
export { rankDates } from "./date-ranks";
export { rollDecays } from "./decay";
export { rollExtremes } from "./extremes";
export { takePair } from "./lanes";
export { reserve } from "./memory";
export { rollMoments } from "./moments";
export { rollPairs } from "./pairs";
export { rankShares } from "./rank";
export { rankCorrelations } from "./rank-correlation";
export { rollShapes } from "./shapes";
export { sortedKeys, sortedPlaces, sortRoom, sortValues } from "./sort";
export { rollSums } from "./sums";
