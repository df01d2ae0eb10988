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
import { cbrt } from "./cbrt.ts";
import { ceil } from "./ceil.ts";
import { clamp } from "./clamp.ts";
import { cos } from "./cos.ts";
import { cosh } from "./cosh.ts";
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
import { csQcut } from "./cs-qcut.ts";
import { csQuantile } from "./cs-quantile.ts";
import { csRankCheapGauss } from "./cs-rank-cheap-gauss.ts";
import { csRankLinear } from "./cs-rank-linear.ts";
import { csResid } from "./cs-resid.ts";
import { csResidWeighted } from "./cs-resid-weighted.ts";
import { csResid2 } from "./cs-resid2.ts";
import { csResid2Weighted } from "./cs-resid2-weighted.ts";
import { csResid3 } from "./cs-resid3.ts";
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
import { cumMean } from "./cum-mean.ts";
import { cumSum } from "./cum-sum.ts";
import { cut } from "./cut.ts";
import { decayExp } from "./decay-exp.ts";
import { decayLinear } from "./decay-linear.ts";
import { delay } from "./delay.ts";
import { delta } from "./delta.ts";
import { div } from "./div.ts";
import { ema } from "./ema.ts";
import { eq } from "./eq.ts";
import { ewmMean } from "./ewm-mean.ts";
import { ewmStd } from "./ewm-std.ts";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";
import { fill } from "./fill.ts";
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
import { groupRank } from "./group-rank.ts";
import { groupResid } from "./group-resid.ts";
import { groupResidWeighted } from "./group-resid-weighted.ts";
import { groupResid2 } from "./group-resid2.ts";
import { groupScale } from "./group-scale.ts";
import { groupStd } from "./group-std.ts";
import { groupSum } from "./group-sum.ts";
import { groupVectorNeut } from "./group-vector-neut.ts";
import { groupVectorProj } from "./group-vector-proj.ts";
import { groupZscore } from "./group-zscore.ts";
import { gt } from "./gt.ts";
import { inverse } from "./inverse.ts";
import { isFiniteOf } from "./is-finite.ts";
import { isNan } from "./is-nan.ts";
import { le } from "./le.ts";
import { leftTail } from "./left-tail.ts";
import { log } from "./log.ts";
import { logDiff } from "./log-diff.ts";
import { log1p } from "./log1p.ts";
import { log2 } from "./log2.ts";
import { log10 } from "./log10.ts";
import { logit } from "./logit.ts";
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
import { trunc } from "./trunc.ts";
import { tsArgmax } from "./ts-argmax.ts";
import { tsArgmaxPos } from "./ts-argmax-pos.ts";
import { tsArgmin } from "./ts-argmin.ts";
import { tsArgminPos } from "./ts-argmin-pos.ts";
import { tsCorr } from "./ts-corr.ts";
import { tsCount } from "./ts-count.ts";
import { tsCountValid } from "./ts-count-valid.ts";
import { tsCov } from "./ts-cov.ts";
import { tsHighday } from "./ts-highday.ts";
import { tsIntercept } from "./ts-intercept.ts";
import { tsKurt } from "./ts-kurt.ts";
import { tsLowday } from "./ts-lowday.ts";
import { tsMad } from "./ts-mad.ts";
import { tsMax } from "./ts-max.ts";
import { tsMean } from "./ts-mean.ts";
import { tsMedian } from "./ts-median.ts";
import { tsMin } from "./ts-min.ts";
import { tsProduct } from "./ts-product.ts";
import { tsQuantile } from "./ts-quantile.ts";
import { tsRank } from "./ts-rank.ts";
import { tsRegAlpha } from "./ts-reg-alpha.ts";
import { tsRegBeta } from "./ts-reg-beta.ts";
import { tsRegPred } from "./ts-reg-pred.ts";
import { tsRegResid } from "./ts-reg-resid.ts";
import { tsRegRsq } from "./ts-reg-rsq.ts";
import { tsResid } from "./ts-resid.ts";
import { tsRsquare } from "./ts-rsquare.ts";
import { tsSkew } from "./ts-skew.ts";
import { tsSlope } from "./ts-slope.ts";
import { tsStd } from "./ts-std.ts";
import { tsSum } from "./ts-sum.ts";
import { tsSumif } from "./ts-sumif.ts";
import { tsVar } from "./ts-var.ts";
import { tsZscore } from "./ts-zscore.ts";
import { whereOf } from "./where.ts";
import { xor } from "./xor.ts";

export const operators = [
  abs,
  acos,
  add,
  addFilled,
  andOf,
  asin,
  atan,
  atan2,
  cbrt,
  ceil,
  clamp,
  cos,
  cosh,
  csBucket,
  csCount,
  csDemean,
  csDensify,
  csFillMean,
  csMadClip,
  csMax,
  csMean,
  csMedian,
  csMin,
  csMinmax,
  csNormalize,
  csOneSide,
  csProj,
  csProj2,
  csProj2Weighted,
  csProj3,
  csProjWeighted,
  csQcut,
  csQuantile,
  csRankCheapGauss,
  csRankLinear,
  csResid,
  csResid2,
  csResid2Weighted,
  csResid3,
  csResidWeighted,
  csRobustZscore,
  csScale,
  csScaleLegs,
  csSigmaClip,
  csStd,
  csSum,
  csTopBottom,
  csTruncate,
  csVectorNeut,
  csVectorProj,
  csWinsor,
  csZscore,
  cumMean,
  cumSum,
  cut,
  decayExp,
  decayLinear,
  delay,
  delta,
  div,
  ema,
  eq,
  ewmMean,
  ewmStd,
  exp,
  expm1,
  fill,
  floor,
  frac,
  ge,
  groupBackfill,
  groupCount,
  groupDemean,
  groupMax,
  groupMean,
  groupMedian,
  groupMin,
  groupNormalize,
  groupPercentage,
  groupProj,
  groupProj2,
  groupProjWeighted,
  groupRank,
  groupResid,
  groupResid2,
  groupResidWeighted,
  groupScale,
  groupStd,
  groupSum,
  groupVectorNeut,
  groupVectorProj,
  groupZscore,
  gt,
  inverse,
  isFiniteOf,
  isNan,
  le,
  leftTail,
  log,
  log10,
  log1p,
  log2,
  logDiff,
  logit,
  lt,
  max2,
  min2,
  mod,
  mul,
  mulFilled,
  ne,
  neg,
  neutralize,
  nop,
  notOf,
  orOf,
  pow,
  protectedDiv,
  protectedInverse,
  protectedLog,
  protectedSqrt,
  purify,
  rank,
  rankGauss,
  returns,
  rightTail,
  round,
  sLog1p,
  sigmoid,
  sign,
  signedPower,
  sin,
  sinh,
  smaRecursive,
  softsign,
  sqrt,
  sub,
  subFilled,
  tail,
  tan,
  tanh,
  trunc,
  tsArgmax,
  tsArgmaxPos,
  tsArgmin,
  tsArgminPos,
  tsCorr,
  tsCount,
  tsCountValid,
  tsCov,
  tsHighday,
  tsIntercept,
  tsKurt,
  tsLowday,
  tsMad,
  tsMax,
  tsMean,
  tsMedian,
  tsMin,
  tsProduct,
  tsQuantile,
  tsRank,
  tsRegAlpha,
  tsRegBeta,
  tsRegPred,
  tsRegResid,
  tsRegRsq,
  tsResid,
  tsRsquare,
  tsSkew,
  tsSlope,
  tsStd,
  tsSum,
  tsSumif,
  tsVar,
  tsZscore,
  whereOf,
  xor,
] as const satisfies readonly Operator[];
