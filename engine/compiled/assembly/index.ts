// What the compiled module offers.
export { correlations } from "./correlation";
export { rankDates16, rankDates32 } from "./date-ranks";
export { reserve } from "./memory";
export { rankShares } from "./rank";
export { rankCorrelations16, rankCorrelations32 } from "./rank-correlation";
export { sortedKeys, sortedPlaces, sortRoom, sortValues } from "./sort";
