// What the compiled module offers.
export { reserve } from "./memory";
export { rankShares } from "./rank";
export { sortedKeys, sortedPlaces, sortRoom, sortValues } from "./sort";
