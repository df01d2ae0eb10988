// The panel room's face: bars as columns, and the kernels over them.
export { type RankMethod, rankMethods, rankRow, rankTolerance } from "#engine/compiled";
export { type PanelParts, panelFrom, panelOf, slicePanel } from "./build.ts";
export { columnOf, mapColumns, mapRows, newColumn } from "./columns.ts";
export {
  type CalendarPeriod,
  calendarPeriods,
  closedPeriods,
  type PeriodTotal,
  periodEnd,
  periodTotals,
  resampled,
  totalOf,
} from "./kernels/calendar-periods.ts";
export { clipRow, demeanRow, scaleRow, standardizeRow, stretchRow } from "./kernels/cross-rows.ts";
export {
  barsSinceOldest,
  barsSinceTrue,
  crossings,
  filterEvents,
  heldBetween,
  heldThroughout,
  signChanges,
} from "./kernels/events.ts";
export { type DecayRule, exponentialDeviation, exponentialMean } from "./kernels/exponential.ts";
export { exponentialPair } from "./kernels/exponential-pair.ts";
export { isFlat } from "./kernels/flat.ts";
export { gaussRow } from "./kernels/gauss-row.ts";
export { demeanGroups, meanOfGroups, standardizeGroups } from "./kernels/group-rows.ts";
export {
  backfillGroups,
  deviationGroups,
  type GroupStatistic,
  quantileGroups,
  scaleGroups,
  statisticGroups,
  stretchGroups,
} from "./kernels/group-statistics.ts";
export { heldWhen, humped, lastChange, newestPresent, tradedWhen } from "./kernels/held-values.ts";
export { lagged, shifted } from "./kernels/lagged.ts";
export { neutralizeRow } from "./kernels/neutral-row.ts";
export { projectRow } from "./kernels/project-row.ts";
export { binRow, madClipRow, madScale, winsorRow } from "./kernels/quantile-rows.ts";
export { rankGroups } from "./kernels/rank-groups.ts";
export {
  centredRankRow,
  densifyRow,
  endsRow,
  linearRankRow,
  placeBinRow,
  type RankShape,
  rankShapes,
  shapeRankRow,
} from "./kernels/rank-shapes.ts";
export { collinearRowShare, flatRowShare, type RegressionRule, regressRow } from "./kernels/regress-row.ts";
export { restartRows } from "./kernels/restart.ts";
export {
  rollingAutocorrelation,
  rollingInformation,
  rollingPartialCorrelation,
} from "./kernels/rolling-association.ts";
export { rollingDecay } from "./kernels/rolling-decay.ts";
export { binOf, rollingEntropy } from "./kernels/rolling-entropy.ts";
export { type ExtremeRule, rollingExtreme } from "./kernels/rolling-extreme.ts";
export { type FadeRule, rollingFade } from "./kernels/rolling-fade.ts";
export { type JointMomentRule, rollingJointMoment, WindowRows } from "./kernels/rolling-joint-moment.ts";
export { type LineReport, type LineRule, rollingLine } from "./kernels/rolling-line.ts";
export { rollingMad } from "./kernels/rolling-mad.ts";
export {
  rollingDeviation,
  rollingVariance,
  rollingZscore,
  type WindowRule,
} from "./kernels/rolling-moments.ts";
export { rollingCorrelation, rollingCovariance } from "./kernels/rolling-pair.ts";
export { rollingProduct } from "./kernels/rolling-product.ts";
export { rollingQuantile } from "./kernels/rolling-quantile.ts";
export { rollingRange } from "./kernels/rolling-range.ts";
export { rollingRank } from "./kernels/rolling-rank.ts";
export { collinearShare, type RegressionReport, rollingRegression } from "./kernels/rolling-regression.ts";
export { rollingKurtosis, rollingSkewness } from "./kernels/rolling-shape.ts";
export { rollingMean, rollingSum } from "./kernels/rolling-sum.ts";
export { rollingTrend, type TrendReport } from "./kernels/rolling-trend.ts";
export {
  countOfRow,
  deviationOfRow,
  highestOfRow,
  lowestOfRow,
  meanOfRow,
  medianOfRow,
  spreadRow,
  sumOfRow,
} from "./kernels/row-statistics.ts";
export { countPresent, exponentialState, type RunningTotal, runningTotal } from "./kernels/running.ts";
export { type SegmentRule, segmentedTotal } from "./kernels/segmented-total.ts";
export {
  fillRow,
  normalizeRow,
  oneSideRow,
  robustRow,
  scaleLegsRow,
  sigmaClipRow,
  truncateRow,
} from "./kernels/shape-row.ts";
export { type RowOrder, sortPermutation } from "./kernels/sort-permutation.ts";
export { splitSum } from "./kernels/split-sum.ts";
export { WindowCoMoments } from "./kernels/window-co-moments.ts";
export { barLength, closesOf, knownPart, opensOf } from "./known.ts";
export type { Column, Groups, InputMarket, Panel } from "./panel.ts";
export {
  type BarReader,
  type GridAnswer,
  type GridReader,
  type GridRows,
  getData,
  getDataWithInputs,
  type InputQuery,
  mostPeriods,
  readInput,
  withInputPanels,
} from "./read.ts";
