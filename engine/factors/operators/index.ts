// All operators, alphabetical by name. Parser, checks, documentation and the contract suite read this list.
import type { Operator } from "../operator.ts";
import { abs } from "./abs.ts";
import { acos } from "./acos.ts";
import { add } from "./add.ts";
import { addFilled } from "./add-filled.ts";
import { andOf } from "./and.ts";
import { asin } from "./asin.ts";
import { atan } from "./atan.ts";
import { atan2 } from "./atan2.ts";
import { backfill } from "./backfill.ts";
import { barsSince } from "./bars-since.ts";
import { barsSinceFirst } from "./bars-since-first.ts";
import { barsSinceN } from "./bars-since-n.ts";
import { cbrt } from "./cbrt.ts";
import { ceil } from "./ceil.ts";
import { clamp } from "./clamp.ts";
import { cos } from "./cos.ts";
import { cosh } from "./cosh.ts";
import { crossDown } from "./cross-down.ts";
import { crossUp } from "./cross-up.ts";
import { csBucket } from "./cs-bucket.ts";
import { csCount } from "./cs-count.ts";
import { csDemean } from "./cs-demean.ts";
import { csDensify } from "./cs-densify.ts";
import { csFillMean } from "./cs-fill-mean.ts";
import { csMadClip } from "./cs-mad-clip.ts";
import { csMax } from "./cs-max.ts";
import { csMean } from "./cs-mean.ts";
import { csMedian } from "./cs-median.ts";
import { csMin } from "./cs-min.ts";
import { csMinmax } from "./cs-minmax.ts";
import { csNormalize } from "./cs-normalize.ts";
import { csOneSide } from "./cs-one-side.ts";
import { csProj } from "./cs-proj.ts";
import { csProjWeighted } from "./cs-proj-weighted.ts";
import { csProj2 } from "./cs-proj2.ts";
import { csProj2Weighted } from "./cs-proj2-weighted.ts";
import { csProj3 } from "./cs-proj3.ts";
import { csProj3Weighted } from "./cs-proj3-weighted.ts";
import { csQcut } from "./cs-qcut.ts";
import { csQuantile } from "./cs-quantile.ts";
import { csRankCheapGauss } from "./cs-rank-cheap-gauss.ts";
import { csRankLinear } from "./cs-rank-linear.ts";
import { csResid } from "./cs-resid.ts";
import { csResidWeighted } from "./cs-resid-weighted.ts";
import { csResid2 } from "./cs-resid2.ts";
import { csResid2Weighted } from "./cs-resid2-weighted.ts";
import { csResid3 } from "./cs-resid3.ts";
import { csResid3Weighted } from "./cs-resid3-weighted.ts";
import { csRobustZscore } from "./cs-robust-zscore.ts";
import { csScale } from "./cs-scale.ts";
import { csScaleLegs } from "./cs-scale-legs.ts";
import { csSigmaClip } from "./cs-sigma-clip.ts";
import { csStd } from "./cs-std.ts";
import { csSum } from "./cs-sum.ts";
import { csTopBottom } from "./cs-top-bottom.ts";
import { csTruncate } from "./cs-truncate.ts";
import { csVectorNeut } from "./cs-vector-neut.ts";
import { csVectorProj } from "./cs-vector-proj.ts";
import { csWinsor } from "./cs-winsor.ts";
import { csZscore } from "./cs-zscore.ts";
import { cumCount } from "./cum-count.ts";
import { cumMax } from "./cum-max.ts";
import { cumMean } from "./cum-mean.ts";
import { cumMin } from "./cum-min.ts";
import { cumProd } from "./cum-prod.ts";
import { cumProdBy } from "./cum-prod-by.ts";
import { cumSum } from "./cum-sum.ts";
import { cumSumBy } from "./cum-sum-by.ts";
import { cumSumReset } from "./cum-sum-reset.ts";
import { cut } from "./cut.ts";
import { decayExp } from "./decay-exp.ts";
import { decayLinear } from "./decay-linear.ts";
import { delay } from "./delay.ts";
import { delta } from "./delta.ts";
import { div } from "./div.ts";
import { ema } from "./ema.ts";
import { eq } from "./eq.ts";
import { ewmCorr } from "./ewm-corr.ts";
import { ewmCov } from "./ewm-cov.ts";
import { ewmMean } from "./ewm-mean.ts";
import { ewmStd } from "./ewm-std.ts";
import { ewmVar } from "./ewm-var.ts";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";
import { fill } from "./fill.ts";
import { filterSignal } from "./filter-signal.ts";
import { floor } from "./floor.ts";
import { frac } from "./frac.ts";
import { ge } from "./ge.ts";
import { groupBackfill } from "./group-backfill.ts";
import { groupCount } from "./group-count.ts";
import { groupDemean } from "./group-demean.ts";
import { groupMax } from "./group-max.ts";
import { groupMean } from "./group-mean.ts";
import { groupMedian } from "./group-median.ts";
import { groupMin } from "./group-min.ts";
import { groupNormalize } from "./group-normalize.ts";
import { groupPercentage } from "./group-percentage.ts";
import { groupProj } from "./group-proj.ts";
import { groupProjWeighted } from "./group-proj-weighted.ts";
import { groupProj2 } from "./group-proj2.ts";
import { groupProj2Weighted } from "./group-proj2-weighted.ts";
import { groupProj3 } from "./group-proj3.ts";
import { groupRank } from "./group-rank.ts";
import { groupResid } from "./group-resid.ts";
import { groupResidWeighted } from "./group-resid-weighted.ts";
import { groupResid2 } from "./group-resid2.ts";
import { groupResid2Weighted } from "./group-resid2-weighted.ts";
import { groupResid3 } from "./group-resid3.ts";
import { groupScale } from "./group-scale.ts";
import { groupStd } from "./group-std.ts";
import { groupSum } from "./group-sum.ts";
import { groupVectorNeut } from "./group-vector-neut.ts";
import { groupVectorProj } from "./group-vector-proj.ts";
import { groupZscore } from "./group-zscore.ts";
import { gt } from "./gt.ts";
import { hump } from "./hump.ts";
import { inverse } from "./inverse.ts";
import { isFiniteOf } from "./is-finite.ts";
import { isNan } from "./is-nan.ts";
import { kthElement } from "./kth-element.ts";
import { le } from "./le.ts";
import { leftTail } from "./left-tail.ts";
import { log } from "./log.ts";
import { logDiff } from "./log-diff.ts";
import { log1p } from "./log1p.ts";
import { log2 } from "./log2.ts";
import { log10 } from "./log10.ts";
import { logit } from "./logit.ts";
import { longCross } from "./long-cross.ts";
import { lt } from "./lt.ts";
import { max2 } from "./max2.ts";
import { min2 } from "./min2.ts";
import { mod } from "./mod.ts";
import { mul } from "./mul.ts";
import { mulFilled } from "./mul-filled.ts";
import { ne } from "./ne.ts";
import { neg } from "./neg.ts";
import { neutralize } from "./neutralize.ts";
import { nop } from "./nop.ts";
import { notOf } from "./not.ts";
import { orOf } from "./or.ts";
import { pow } from "./pow.ts";
import { protectedDiv } from "./protected-div.ts";
import { protectedInverse } from "./protected-inverse.ts";
import { protectedLog } from "./protected-log.ts";
import { protectedSqrt } from "./protected-sqrt.ts";
import { purify } from "./purify.ts";
import { rank } from "./rank.ts";
import { rankGauss } from "./rank-gauss.ts";
import { resample } from "./resample.ts";
import { returns } from "./returns.ts";
import { rightTail } from "./right-tail.ts";
import { round } from "./round.ts";
import { sLog1p } from "./s-log1p.ts";
import { sigmoid } from "./sigmoid.ts";
import { sign } from "./sign.ts";
import { signedPower } from "./signed-power.ts";
import { sin } from "./sin.ts";
import { sinh } from "./sinh.ts";
import { smaRecursive } from "./sma-recursive.ts";
import { softsign } from "./softsign.ts";
import { sqrt } from "./sqrt.ts";
import { sub } from "./sub.ts";
import { subFilled } from "./sub-filled.ts";
import { tail } from "./tail.ts";
import { tan } from "./tan.ts";
import { tanh } from "./tanh.ts";
import { tradeWhen } from "./trade-when.ts";
import { trunc } from "./trunc.ts";
import { tsArgmax } from "./ts-argmax.ts";
import { tsArgmaxPos } from "./ts-argmax-pos.ts";
import { tsArgmin } from "./ts-argmin.ts";
import { tsArgminPos } from "./ts-argmin-pos.ts";
import { tsAutocorr } from "./ts-autocorr.ts";
import { tsCoKurtosis } from "./ts-co-kurtosis.ts";
import { tsCoSkewness } from "./ts-co-skewness.ts";
import { tsCorr } from "./ts-corr.ts";
import { tsCount } from "./ts-count.ts";
import { tsCountValid } from "./ts-count-valid.ts";
import { tsCov } from "./ts-cov.ts";
import { tsDaysFromLastChange } from "./ts-days-from-last-change.ts";
import { tsEntropy } from "./ts-entropy.ts";
import { tsEvery } from "./ts-every.ts";
import { tsExist } from "./ts-exist.ts";
import { tsHighday } from "./ts-highday.ts";
import { tsIntercept } from "./ts-intercept.ts";
import { tsIr } from "./ts-ir.ts";
import { tsKurt } from "./ts-kurt.ts";
import { tsL2Norm } from "./ts-l2-norm.ts";
import { tsLast } from "./ts-last.ts";
import { tsLastDiffValue } from "./ts-last-diff-value.ts";
import { tsLowday } from "./ts-lowday.ts";
import { tsMad } from "./ts-mad.ts";
import { tsMax } from "./ts-max.ts";
import { tsMean } from "./ts-mean.ts";
import { tsMedian } from "./ts-median.ts";
import { tsMin } from "./ts-min.ts";
import { tsMinMaxCps } from "./ts-min-max-cps.ts";
import { tsMinMaxDiff } from "./ts-min-max-diff.ts";
import { tsMoment } from "./ts-moment.ts";
import { tsPartialCorr } from "./ts-partial-corr.ts";
import { tsProduct } from "./ts-product.ts";
import { tsQuantile } from "./ts-quantile.ts";
import { tsRank } from "./ts-rank.ts";
import { tsRegAlpha } from "./ts-reg-alpha.ts";
import { tsRegBeta } from "./ts-reg-beta.ts";
import { tsRegPred } from "./ts-reg-pred.ts";
import { tsRegResid } from "./ts-reg-resid.ts";
import { tsRegRsq } from "./ts-reg-rsq.ts";
import { tsReg2Alpha } from "./ts-reg2-alpha.ts";
import { tsReg2Beta } from "./ts-reg2-beta.ts";
import { tsReg2Pred } from "./ts-reg2-pred.ts";
import { tsReg2Resid } from "./ts-reg2-resid.ts";
import { tsReg2Rsq } from "./ts-reg2-rsq.ts";
import { tsReg3Alpha } from "./ts-reg3-alpha.ts";
import { tsReg3Beta } from "./ts-reg3-beta.ts";
import { tsReg3Pred } from "./ts-reg3-pred.ts";
import { tsReg3Resid } from "./ts-reg3-resid.ts";
import { tsReg3Rsq } from "./ts-reg3-rsq.ts";
import { tsResid } from "./ts-resid.ts";
import { tsRsquare } from "./ts-rsquare.ts";
import { tsScale } from "./ts-scale.ts";
import { tsSkew } from "./ts-skew.ts";
import { tsSlope } from "./ts-slope.ts";
import { tsSplitBy } from "./ts-split-by.ts";
import { tsStd } from "./ts-std.ts";
import { tsSum } from "./ts-sum.ts";
import { tsSumif } from "./ts-sumif.ts";
import { tsTripleCorr } from "./ts-triple-corr.ts";
import { tsVar } from "./ts-var.ts";
import { tsZeroCross } from "./ts-zero-cross.ts";
import { tsZscore } from "./ts-zscore.ts";
import { valueWhen } from "./value-when.ts";
import { whereOf } from "./where.ts";
import { wilder } from "./wilder.ts";
import { xor } from "./xor.ts";

// biome-ignore format: one line per entry would pass the length of a file; the imports have one each.
export const operators = [
  abs, acos, add, addFilled, andOf, asin, atan, atan2, backfill, barsSince, barsSinceFirst, barsSinceN, cbrt, ceil,
  clamp, cos, cosh, crossDown, crossUp, csBucket, csCount, csDemean, csDensify, csFillMean, csMadClip, csMax, csMean,
  csMedian, csMin, csMinmax, csNormalize, csOneSide, csProj, csProj2, csProj2Weighted, csProj3, csProj3Weighted,
  csProjWeighted, csQcut, csQuantile, csRankCheapGauss, csRankLinear, csResid, csResid2, csResid2Weighted, csResid3,
  csResid3Weighted, csResidWeighted, csRobustZscore, csScale, csScaleLegs, csSigmaClip, csStd, csSum, csTopBottom,
  csTruncate, csVectorNeut, csVectorProj, csWinsor, csZscore, cumCount, cumMax, cumMean, cumMin, cumProd, cumProdBy,
  cumSum, cumSumBy, cumSumReset, cut, decayExp, decayLinear, delay, delta, div, ema, eq, ewmCorr, ewmCov, ewmMean,
  ewmStd, ewmVar, exp, expm1, fill, filterSignal, floor, frac, ge, groupBackfill, groupCount, groupDemean, groupMax,
  groupMean, groupMedian, groupMin, groupNormalize, groupPercentage, groupProj, groupProj2, groupProj2Weighted,
  groupProj3, groupProjWeighted, groupRank, groupResid, groupResid2, groupResid2Weighted, groupResid3,
  groupResidWeighted, groupScale, groupStd, groupSum, groupVectorNeut, groupVectorProj, groupZscore, gt, hump,
  inverse, isFiniteOf, isNan, kthElement, le, leftTail, log, log10, log1p, log2, logDiff, logit, longCross, lt, max2,
  min2, mod, mul, mulFilled, ne, neg, neutralize, nop, notOf, orOf, pow, protectedDiv, protectedInverse, protectedLog,
  protectedSqrt, purify, rank, rankGauss, resample, returns, rightTail, round, sLog1p, sigmoid, sign, signedPower,
  sin, sinh, smaRecursive, softsign, sqrt, sub, subFilled, tail, tan, tanh, tradeWhen, trunc, tsArgmax, tsArgmaxPos,
  tsArgmin, tsArgminPos, tsAutocorr, tsCoKurtosis, tsCoSkewness, tsCorr, tsCount, tsCountValid, tsCov,
  tsDaysFromLastChange, tsEntropy, tsEvery, tsExist, tsHighday, tsIntercept, tsIr, tsKurt, tsL2Norm, tsLast,
  tsLastDiffValue, tsLowday, tsMad, tsMax, tsMean, tsMedian, tsMin, tsMinMaxCps, tsMinMaxDiff, tsMoment,
  tsPartialCorr, tsProduct, tsQuantile, tsRank, tsReg2Alpha, tsReg2Beta, tsReg2Pred, tsReg2Resid, tsReg2Rsq,
  tsReg3Alpha, tsReg3Beta, tsReg3Pred, tsReg3Resid, tsReg3Rsq, tsRegAlpha, tsRegBeta, tsRegPred, tsRegResid, tsRegRsq,
  tsResid, tsRsquare, tsScale, tsSkew, tsSlope, tsSplitBy, tsStd, tsSum, tsSumif, tsTripleCorr, tsVar, tsZeroCross,
  tsZscore, valueWhen, whereOf, wilder, xor,
] as const satisfies readonly Operator[];
