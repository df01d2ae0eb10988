// Statistics of columns and series: tests of samples, regressions, shrinkage, components, trees, unit roots.

export { type Alternative, alternatives, type SampleTest, type SidedOptions } from "./alternative.ts";
export {
  type AutocorrelationOptions,
  autocorrelationErrors,
  autocorrelations,
  type PartialMethod,
  partialAutocorrelations,
  partialMethods,
} from "./autocorrelation.ts";
export { solveSymmetric } from "./cholesky.ts";
export { pearsonTest, spearmanTest } from "./correlation-tests.ts";
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
export { type KendallOptions, kendallTest } from "./kendall.ts";
export { type DistributionTest, sameDistributionTest } from "./kolmogorov-smirnov.ts";
export { fitLinear, type LinearFit } from "./linear-fit.ts";
export { type Cut, cutTree, type LinkageMethod, linkage, linkageMethods, type Merge } from "./linkage.ts";
export { type Trend, trends, unitRootCritical, unitRootP } from "./mackinnon.ts";
export { type MannWhitneyOptions, mannWhitneyTest } from "./mann-whitney.ts";
export { momentsOfColumns, type ProductSums, type UnitMoments, unitMomentsOf } from "./moments.ts";
export { type JarqueBera, jarqueBera, kurtosisTest, skewnessKurtosisTest, skewnessTest } from "./normality.ts";
export { cooksDistances, type LeastSquares, leastSquares, leverages } from "./ordinary-least-squares.ts";
export { durbinWatson, ljungBox, type PortmanteauOptions, type PortmanteauTest } from "./portmanteau.ts";
export { eigenComponents, type PrincipalComponents, principalComponents } from "./principal-components.ts";
export {
  phillipsPerron,
  type RandomWalkTest,
  type VarianceRatio,
  varianceRatio,
} from "./random-walk-tests.ts";
export { hacErrors, type RobustErrors, type WhiteKind, whiteErrors } from "./robust-errors.ts";
export { friedmanTest, kruskalWallisTest } from "./several-samples.ts";
export { excessKurtosis, type ShapeOptions, skewness } from "./shape.ts";
export { type ShapiroOptions, shapiroWilkTest } from "./shapiro-wilk.ts";
export { type SignedRankOptions, signedRankTest } from "./signed-rank.ts";
export { kpss, type StationarityOptions, type StationarityTest } from "./stationarity.ts";
export { type MeanTest, meanTest, pairedMeanTest, type TwoMeansOptions, twoMeansTest } from "./t-tests.ts";
export { augmentedDickeyFuller, type LagRule, type UnitRootOptions, type UnitRootTest } from "./unit-root.ts";
