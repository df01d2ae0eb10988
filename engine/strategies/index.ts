// The strategies room's face: the document, its checks and words, and the target weights it asks for.
export { type Rows, rowsOf } from "#engine/signals";
export { contradictionsIn } from "./contradictions.ts";
export { describeCosts, describeStrategy } from "./describe.ts";
export type { StrategyFault } from "./fault.ts";
export { canonicalStrategy, strategyHash } from "./hash.ts";
export { parseStrategy, strategyFaults } from "./parse.ts";
export { type Book, bookFor, weighBook } from "./sizing.ts";
export {
  type StrategyCosts,
  type StrategyFactor,
  type StrategySide,
  type StrategySpec,
  strategyJsonSchema,
  strategySchema,
} from "./spec.ts";
export {
  factorColumns,
  lookbackOfStrategy,
  type TargetOptions,
  type Targets,
  targetWeights,
} from "./targets.ts";
export { trailingDollarVolume, trailingVolatility } from "./trailing.ts";
export { fieldOf, membersOf } from "./universe.ts";
