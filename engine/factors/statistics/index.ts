// Statistical features of a window as operators, alphabetical by name.
import type { Operator } from "../operator.ts";
import { tsfAbsEnergy } from "./tsf-abs-energy.ts";
import { tsfAbsoluteMaximum } from "./tsf-absolute-maximum.ts";
import { tsfAbsoluteSumOfChanges } from "./tsf-absolute-sum-of-changes.ts";
import { tsfAggAutocorrelation } from "./tsf-agg-autocorrelation.ts";
import { tsfAggLinearTrend } from "./tsf-agg-linear-trend.ts";
import { tsfApproximateEntropy } from "./tsf-approximate-entropy.ts";
import { tsfArCoefficient } from "./tsf-ar-coefficient.ts";
import { tsfAugmentedDickeyFuller } from "./tsf-augmented-dickey-fuller.ts";
import { tsfAutocorrelation } from "./tsf-autocorrelation.ts";
import { tsfBenfordCorrelation } from "./tsf-benford-correlation.ts";
import { tsfBinnedEntropy } from "./tsf-binned-entropy.ts";
import { tsfC3 } from "./tsf-c3.ts";
import { tsfChangeQuantiles } from "./tsf-change-quantiles.ts";
import { tsfCidCe } from "./tsf-cid-ce.ts";
import { tsfCountAbove } from "./tsf-count-above.ts";
import { tsfCountAboveMean } from "./tsf-count-above-mean.ts";
import { tsfCountBelow } from "./tsf-count-below.ts";
import { tsfCountBelowMean } from "./tsf-count-below-mean.ts";
import { tsfCwtCoefficients } from "./tsf-cwt-coefficients.ts";
import { tsfEnergyRatioByChunks } from "./tsf-energy-ratio-by-chunks.ts";
import { tsfFftAggregated } from "./tsf-fft-aggregated.ts";
import { tsfFftCoefficient } from "./tsf-fft-coefficient.ts";
import { tsfFirstLocationOfMaximum } from "./tsf-first-location-of-maximum.ts";
import { tsfFirstLocationOfMinimum } from "./tsf-first-location-of-minimum.ts";
import { tsfFourierEntropy } from "./tsf-fourier-entropy.ts";
import { tsfFriedrichCoefficients } from "./tsf-friedrich-coefficients.ts";
import { tsfHasDuplicate } from "./tsf-has-duplicate.ts";
import { tsfHasDuplicateMax } from "./tsf-has-duplicate-max.ts";
import { tsfHasDuplicateMin } from "./tsf-has-duplicate-min.ts";
import { tsfIndexMassQuantile } from "./tsf-index-mass-quantile.ts";
import { tsfKurtosis } from "./tsf-kurtosis.ts";
import { tsfLargeStandardDeviation } from "./tsf-large-standard-deviation.ts";
import { tsfLastLocationOfMaximum } from "./tsf-last-location-of-maximum.ts";
import { tsfLastLocationOfMinimum } from "./tsf-last-location-of-minimum.ts";
import { tsfLempelZivComplexity } from "./tsf-lempel-ziv-complexity.ts";
import { tsfLength } from "./tsf-length.ts";
import { tsfLinearTrend } from "./tsf-linear-trend.ts";
import { tsfLinearTrendTimewise } from "./tsf-linear-trend-timewise.ts";
import { tsfLongestStrikeAboveMean } from "./tsf-longest-strike-above-mean.ts";
import { tsfLongestStrikeBelowMean } from "./tsf-longest-strike-below-mean.ts";
import { tsfMaxLangevinFixedPoint } from "./tsf-max-langevin-fixed-point.ts";
import { tsfMaximum } from "./tsf-maximum.ts";
import { tsfMean } from "./tsf-mean.ts";
import { tsfMeanAbsChange } from "./tsf-mean-abs-change.ts";
import { tsfMeanChange } from "./tsf-mean-change.ts";
import { tsfMeanNAbsoluteMax } from "./tsf-mean-n-absolute-max.ts";
import { tsfMeanSecondDerivativeCentral } from "./tsf-mean-second-derivative-central.ts";
import { tsfMedian } from "./tsf-median.ts";
import { tsfMinimum } from "./tsf-minimum.ts";
import { tsfNumberCrossingM } from "./tsf-number-crossing-m.ts";
import { tsfNumberCwtPeaks } from "./tsf-number-cwt-peaks.ts";
import { tsfNumberPeaks } from "./tsf-number-peaks.ts";
import { tsfPartialAutocorrelation } from "./tsf-partial-autocorrelation.ts";
import { tsfPercentageOfReoccurringDatapointsToAllDatapoints } from "./tsf-percentage-of-reoccurring-datapoints-to-all-datapoints.ts";
import { tsfPercentageOfReoccurringValuesToAllValues } from "./tsf-percentage-of-reoccurring-values-to-all-values.ts";
import { tsfPermutationEntropy } from "./tsf-permutation-entropy.ts";
import { tsfQuantile } from "./tsf-quantile.ts";
import { tsfQuerySimilarityCount } from "./tsf-query-similarity-count.ts";
import { tsfRangeCount } from "./tsf-range-count.ts";
import { tsfRatioBeyondRSigma } from "./tsf-ratio-beyond-r-sigma.ts";
import { tsfRatioValueNumberToTimeSeriesLength } from "./tsf-ratio-value-number-to-time-series-length.ts";
import { tsfRootMeanSquare } from "./tsf-root-mean-square.ts";
import { tsfSampleEntropy } from "./tsf-sample-entropy.ts";
import { tsfSkewness } from "./tsf-skewness.ts";
import { tsfSpktWelchDensity } from "./tsf-spkt-welch-density.ts";
import { tsfStandardDeviation } from "./tsf-standard-deviation.ts";
import { tsfSumOfReoccurringDataPoints } from "./tsf-sum-of-reoccurring-data-points.ts";
import { tsfSumOfReoccurringValues } from "./tsf-sum-of-reoccurring-values.ts";
import { tsfSumValues } from "./tsf-sum-values.ts";
import { tsfSymmetryLooking } from "./tsf-symmetry-looking.ts";
import { tsfTimeReversalAsymmetryStatistic } from "./tsf-time-reversal-asymmetry-statistic.ts";
import { tsfValueCount } from "./tsf-value-count.ts";
import { tsfVariance } from "./tsf-variance.ts";
import { tsfVarianceLargerThanStandardDeviation } from "./tsf-variance-larger-than-standard-deviation.ts";
import { tsfVariationCoefficient } from "./tsf-variation-coefficient.ts";

export const statistics = [
  tsfAbsEnergy,
  tsfAbsoluteMaximum,
  tsfAbsoluteSumOfChanges,
  tsfAggAutocorrelation,
  tsfAggLinearTrend,
  tsfApproximateEntropy,
  tsfArCoefficient,
  tsfAugmentedDickeyFuller,
  tsfAutocorrelation,
  tsfBenfordCorrelation,
  tsfBinnedEntropy,
  tsfC3,
  tsfChangeQuantiles,
  tsfCidCe,
  tsfCountAbove,
  tsfCountAboveMean,
  tsfCountBelow,
  tsfCountBelowMean,
  tsfCwtCoefficients,
  tsfEnergyRatioByChunks,
  tsfFftAggregated,
  tsfFftCoefficient,
  tsfFirstLocationOfMaximum,
  tsfFirstLocationOfMinimum,
  tsfFourierEntropy,
  tsfFriedrichCoefficients,
  tsfHasDuplicate,
  tsfHasDuplicateMax,
  tsfHasDuplicateMin,
  tsfIndexMassQuantile,
  tsfKurtosis,
  tsfLargeStandardDeviation,
  tsfLastLocationOfMaximum,
  tsfLastLocationOfMinimum,
  tsfLempelZivComplexity,
  tsfLength,
  tsfLinearTrend,
  tsfLinearTrendTimewise,
  tsfLongestStrikeAboveMean,
  tsfLongestStrikeBelowMean,
  tsfMaxLangevinFixedPoint,
  tsfMaximum,
  tsfMean,
  tsfMeanAbsChange,
  tsfMeanChange,
  tsfMeanNAbsoluteMax,
  tsfMeanSecondDerivativeCentral,
  tsfMedian,
  tsfMinimum,
  tsfNumberCrossingM,
  tsfNumberCwtPeaks,
  tsfNumberPeaks,
  tsfPartialAutocorrelation,
  tsfPercentageOfReoccurringDatapointsToAllDatapoints,
  tsfPercentageOfReoccurringValuesToAllValues,
  tsfPermutationEntropy,
  tsfQuantile,
  tsfQuerySimilarityCount,
  tsfRangeCount,
  tsfRatioBeyondRSigma,
  tsfRatioValueNumberToTimeSeriesLength,
  tsfRootMeanSquare,
  tsfSampleEntropy,
  tsfSkewness,
  tsfSpktWelchDensity,
  tsfStandardDeviation,
  tsfSumOfReoccurringDataPoints,
  tsfSumOfReoccurringValues,
  tsfSumValues,
  tsfSymmetryLooking,
  tsfTimeReversalAsymmetryStatistic,
  tsfValueCount,
  tsfVariance,
  tsfVarianceLargerThanStandardDeviation,
  tsfVariationCoefficient,
] as const satisfies readonly Operator[];
