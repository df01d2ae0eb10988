// The compiled room's face: kernels in WebAssembly, for what a processor's vector instructions do several times as fast.

export { type SeriesWalk, walkByTwo } from "./by-two.ts";
export { correlations } from "./correlations.ts";
export {
  type DateRanks,
  type DateRoom,
  type DatesShape,
  dateRoom,
  type FillDates,
  type OrderedRanks,
  pickDates,
  rankCorrelations,
  rankDates,
  rankFilled,
  ranksOnly,
} from "./date-ranks.ts";
export { compiled, missingValues, reserveFloats } from "./machine.ts";
export { type RankMethod, rankMethods, rankRow, rankTolerance } from "./rank-row.ts";
export { sorted, sortValues } from "./sort.ts";
