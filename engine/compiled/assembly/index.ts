// What the compiled module offers.
export { countRanks } from "./count-ranks";
export { rollDecays } from "./decay";
export { rollExtremes } from "./extremes";
export { takePair } from "./lanes";
export { reserve } from "./memory";
export { rollMoments } from "./moments";
export { rollPairs } from "./pairs";
export { rankShares } from "./rank";
export { rollShapes } from "./shapes";
export { sortedKeys, sortedPlaces, sortRoom, sortValues } from "./sort";
export { rollSums } from "./sums";
