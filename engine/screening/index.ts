// The screening room's face: what a factor says about the returns that follow. Forward returns themselves stay inside.
export {
  type BatchOptions,
  type BatchRow,
  type BatchRun,
  type DuplicateOf,
  openScreeningPool,
  quickScreens,
  screenMany,
} from "./batch/index.ts";
export { pearson, spearman } from "./correlation.ts";
export type { RowRange } from "./cross-sections.ts";
export type { Entry } from "./forward-returns.ts";
export {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
  holmSidak,
  sidak,
} from "./multiple-testing.ts";
export { type NeweyWest, neweyWestLags, neweyWestT } from "./newey-west.ts";
export { type Fingerprint, maxCorrelation, type NearestFactor, valueFingerprint } from "./novelty.ts";
export { type SampleOptions, sampleFactorReport } from "./sample-factor.ts";
export { type ScreenReport, screenFactor } from "./screen-factor.ts";
export { screens } from "./screens/index.ts";
export type { Screen, ScreenAnswer, ScreenSeries, ScreenUnit, ScreenValue } from "./screens/screen.ts";
export {
  augmentedDickeyFuller,
  breuschPagan,
  type CointegrationTest,
  type Cut,
  cointegration,
  cooksDistances,
  cutTree,
  type DetrendedTest,
  dickeyFullerGls,
  eigenComponents,
  elasticNetPath,
  emptyPenalty,
  fitLinear,
  type GrangerTest,
  grangerCausality,
  hacErrors,
  kpss,
  type LagRule,
  type LeastSquares,
  type LinearFit,
  type LinkageMethod,
  leastSquares,
  ledoitWolf,
  leverages,
  linkage,
  linkageMethods,
  type Merge,
  momentsOfColumns,
  oracleShrinkage,
  type PathOptions,
  type PathPoint,
  type PrincipalComponents,
  phillipsPerron,
  principalComponents,
  type RandomWalkTest,
  type RobustErrors,
  ridge,
  type ShrunkCovariance,
  type SpreadTest,
  type StationarityOptions,
  type StationarityTest,
  sampleCovariance,
  type Trend,
  trends,
  type UnitMoments,
  type UnitRootOptions,
  type UnitRootTest,
  unitRootCritical,
  unitRootP,
  type VarianceRatio,
  varianceRatio,
  type WhiteKind,
  whiteErrors,
  whiteTest,
} from "./statistics/index.ts";
export type { ScreenOptions, Study } from "./study.ts";
