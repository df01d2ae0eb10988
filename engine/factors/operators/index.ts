// All operators, alphabetical by name. Parser, checks, documentation and the contract suite read this list.
import type { Operator } from "../operator.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { andOf } from "./and.ts";
import { clamp } from "./clamp.ts";
import { csDemean } from "./cs-demean.ts";
import { csMadClip } from "./cs-mad-clip.ts";
import { csMinmax } from "./cs-minmax.ts";
import { csQcut } from "./cs-qcut.ts";
import { csScale } from "./cs-scale.ts";
import { csWinsor } from "./cs-winsor.ts";
import { csZscore } from "./cs-zscore.ts";
import { decayLinear } from "./decay-linear.ts";
import { delay } from "./delay.ts";
import { delta } from "./delta.ts";
import { div } from "./div.ts";
import { ema } from "./ema.ts";
import { eq } from "./eq.ts";
import { ewmMean } from "./ewm-mean.ts";
import { ewmStd } from "./ewm-std.ts";
import { exp } from "./exp.ts";
import { fill } from "./fill.ts";
import { ge } from "./ge.ts";
import { groupDemean } from "./group-demean.ts";
import { groupMean } from "./group-mean.ts";
import { groupRank } from "./group-rank.ts";
import { groupZscore } from "./group-zscore.ts";
import { gt } from "./gt.ts";
import { inverse } from "./inverse.ts";
import { isNan } from "./is-nan.ts";
import { le } from "./le.ts";
import { log } from "./log.ts";
import { logDiff } from "./log-diff.ts";
import { log1p } from "./log1p.ts";
import { lt } from "./lt.ts";
import { max2 } from "./max2.ts";
import { min2 } from "./min2.ts";
import { mul } from "./mul.ts";
import { ne } from "./ne.ts";
import { neg } from "./neg.ts";
import { neutralize } from "./neutralize.ts";
import { notOf } from "./not.ts";
import { orOf } from "./or.ts";
import { pow } from "./pow.ts";
import { purify } from "./purify.ts";
import { rank } from "./rank.ts";
import { rankGauss } from "./rank-gauss.ts";
import { returns } from "./returns.ts";
import { sigmoid } from "./sigmoid.ts";
import { sign } from "./sign.ts";
import { signedPower } from "./signed-power.ts";
import { sqrt } from "./sqrt.ts";
import { sub } from "./sub.ts";
import { tanh } from "./tanh.ts";
import { tsArgmax } from "./ts-argmax.ts";
import { tsArgmaxPos } from "./ts-argmax-pos.ts";
import { tsArgmin } from "./ts-argmin.ts";
import { tsArgminPos } from "./ts-argmin-pos.ts";
import { tsCorr } from "./ts-corr.ts";
import { tsCount } from "./ts-count.ts";
import { tsCov } from "./ts-cov.ts";
import { tsKurt } from "./ts-kurt.ts";
import { tsMad } from "./ts-mad.ts";
import { tsMax } from "./ts-max.ts";
import { tsMean } from "./ts-mean.ts";
import { tsMedian } from "./ts-median.ts";
import { tsMin } from "./ts-min.ts";
import { tsProduct } from "./ts-product.ts";
import { tsQuantile } from "./ts-quantile.ts";
import { tsRank } from "./ts-rank.ts";
import { tsResid } from "./ts-resid.ts";
import { tsRsquare } from "./ts-rsquare.ts";
import { tsSkew } from "./ts-skew.ts";
import { tsSlope } from "./ts-slope.ts";
import { tsStd } from "./ts-std.ts";
import { tsSum } from "./ts-sum.ts";
import { tsVar } from "./ts-var.ts";
import { tsZscore } from "./ts-zscore.ts";
import { whereOf } from "./where.ts";

export const operators = [
  abs,
  add,
  andOf,
  clamp,
  csDemean,
  csMadClip,
  csMinmax,
  csQcut,
  csScale,
  csWinsor,
  csZscore,
  decayLinear,
  delay,
  delta,
  div,
  ema,
  eq,
  ewmMean,
  ewmStd,
  exp,
  fill,
  ge,
  groupDemean,
  groupMean,
  groupRank,
  groupZscore,
  gt,
  inverse,
  isNan,
  le,
  log,
  log1p,
  logDiff,
  lt,
  max2,
  min2,
  mul,
  ne,
  neg,
  neutralize,
  notOf,
  orOf,
  pow,
  purify,
  rank,
  rankGauss,
  returns,
  sigmoid,
  sign,
  signedPower,
  sqrt,
  sub,
  tanh,
  tsArgmax,
  tsArgmaxPos,
  tsArgmin,
  tsArgminPos,
  tsCorr,
  tsCount,
  tsCov,
  tsKurt,
  tsMad,
  tsMax,
  tsMean,
  tsMedian,
  tsMin,
  tsProduct,
  tsQuantile,
  tsRank,
  tsResid,
  tsRsquare,
  tsSkew,
  tsSlope,
  tsStd,
  tsSum,
  tsVar,
  tsZscore,
  whereOf,
] as const satisfies readonly Operator[];
