// Statistics of columns and series: regressions with their tests, shrinkage, components, trees, unit roots.
export { solveSymmetric } from "./cholesky.ts";
export { ledoitWolf, oracleShrinkage, type ShrunkCovariance, sampleCovariance } from "./covariance.ts";
export { type DetrendedTest, dickeyFullerGls } from "./detrended-unit-root.ts";
export {
  elasticNetPath,
  emptyPenalty,
  type PathOptions,
  type PathPoint,
  ridge,
  squaredError,
} from "./elastic-net.ts";
export { breuschPagan, type SpreadTest, whiteTest } from "./heteroscedasticity.ts";
export { type CointegrationTest, cointegration, type GrangerTest, grangerCausality } from "./joint-tests.ts";
export { fitLinear, type LinearFit } from "./linear-fit.ts";
export { type Cut, cutTree, type LinkageMethod, linkage, linkageMethods, type Merge } from "./linkage.ts";
export { type Trend, trends, unitRootCritical, unitRootP } from "./mackinnon.ts";
export { momentsOfColumns, type ProductSums, type UnitMoments, unitMomentsOf } from "./moments.ts";
export { cooksDistances, type LeastSquares, leastSquares, leverages } from "./ordinary-least-squares.ts";
export { eigenComponents, type PrincipalComponents, principalComponents } from "./principal-components.ts";
export {
  phillipsPerron,
  type RandomWalkTest,
  type VarianceRatio,
  varianceRatio,
} from "./random-walk-tests.ts";
export { hacErrors, type RobustErrors, type WhiteKind, whiteErrors } from "./robust-errors.ts";
export { kpss, type StationarityOptions, type StationarityTest } from "./stationarity.ts";
export { augmentedDickeyFuller, type LagRule, type UnitRootOptions, type UnitRootTest } from "./unit-root.ts";
