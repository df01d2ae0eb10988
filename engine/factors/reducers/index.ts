// Every reducer: what may turn the finer bars of another market into one value per bar.
import { findNamed, type Result } from "#engine/core";
import type { Reducer } from "./reducer.ts";
import { vecAvg } from "./vec-avg.ts";
import { vecChoose } from "./vec-choose.ts";
import { vecCount } from "./vec-count.ts";
import { vecFirst } from "./vec-first.ts";
import { vecFirstShare } from "./vec-first-share.ts";
import { vecIr } from "./vec-ir.ts";
import { vecKurt } from "./vec-kurt.ts";
import { vecLast } from "./vec-last.ts";
import { vecLastShare } from "./vec-last-share.ts";
import { vecMax } from "./vec-max.ts";
import { vecMedian } from "./vec-median.ts";
import { vecMin } from "./vec-min.ts";
import { vecNorm } from "./vec-norm.ts";
import { vecPowersum } from "./vec-powersum.ts";
import { vecQuantile } from "./vec-quantile.ts";
import { vecRange } from "./vec-range.ts";
import { vecSkew } from "./vec-skew.ts";
import { vecStd } from "./vec-std.ts";
import { vecSum } from "./vec-sum.ts";
import { vecVar } from "./vec-var.ts";

export const reducers = [
  vecAvg,
  vecChoose,
  vecCount,
  vecFirst,
  vecFirstShare,
  vecIr,
  vecKurt,
  vecLast,
  vecLastShare,
  vecMax,
  vecMedian,
  vecMin,
  vecNorm,
  vecPowersum,
  vecQuantile,
  vecRange,
  vecSkew,
  vecStd,
  vecSum,
  vecVar,
] as const satisfies readonly Reducer[];

export type { Reducer, ReducerParam } from "./reducer.ts";

const list: readonly Reducer[] = reducers;

export function reducerNamed(name: string): Reducer | undefined {
  return list.find((reducer) => reducer.name === name);
}

/** The reducer of a name, or an error with the nearest one. */
export function findReducer(name: string): Result<Reducer> {
  return findNamed(list, name, "reducer");
}

/** For example: vec_quantile(market, x, q). */
export function reducerSignature({ name, param }: Reducer): string {
  if (param === undefined) return `${name}(market, x)`;
  return `${name}(market, x, ${param.name}${param.default === undefined ? "" : `=${param.default}`})`;
}

/** The value of a reducer over the present values; missing when there are too few, and never infinite. */
export function reduceValues(reducer: Reducer, values: Float64Array, param: number): number {
  if (values.length < reducer.least) return Number.NaN;
  const value = reducer.reduce(values, param);
  return Number.isFinite(value) ? value : Number.NaN;
}
