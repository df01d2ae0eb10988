// The signals room's face: rules that turn a factor or a score into positions and exposure in [−1, 1].
import { cross } from "./cross.ts";
import { quantile } from "./quantile.ts";
import type { Signal } from "./signal.ts";
import { threshold } from "./threshold.ts";

/** Every kind of leaf rule. */
export const signals = [cross, quantile, threshold] as const satisfies readonly Signal<never>[];

export type { CrossRule } from "./cross.ts";
export { columnOfRows, type Grid, type Rows, rowsOf } from "./grid.ts";
export { exposureOf, type PositionRules, positionsOf, type SideMarks } from "./positions.ts";
export type { QuantileRule } from "./quantile.ts";
export { rankFractions, type SortedRows, sortRows } from "./rank-fractions.ts";
export {
  describeRule,
  evaluateRule,
  exitInsideEntry,
  type LeafRule,
  leavesOf,
  type PlacedLeaf,
  type Rule,
  ruleSchema,
} from "./rule.ts";
export { type Marks, markEach, no, type Signal, type SignalInputs, unknown, yes } from "./signal.ts";
export type { ThresholdRule } from "./threshold.ts";
export { cross, quantile, threshold };
