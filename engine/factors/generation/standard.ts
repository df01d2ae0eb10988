// What is made when nothing is asked for in particular: every family and compositions over the usual fields.
import type { Vocabulary } from "../language/names.ts";
import { families } from "./families/index.ts";
import { marketLeaves } from "./market-leaves.ts";
import { type GenerationSpec, generationSchema } from "./spec.ts";

const usual = ["open", "high", "low", "close", "volume"];

/** All families, ranks across symbols around them, and compositions to depth 3, for the fields, groups and other markets there are. */
export function defaultGeneration(
  market: Vocabulary,
  wanted: { readonly count: number; readonly seed: number },
): GenerationSpec {
  const own = ["returns(close, 1)", ...usual.filter((field) => market.fields.includes(field))];
  const inputs = [...own, ...marketLeaves(market)];
  const [group] = market.groups;
  return generationSchema.parse({
    ...wanted,
    families: families.map(({ name }) => name),
    wrap: [
      "rank({x})",
      "{x}",
      "ts_zscore({x}, 60)",
      ...(group === undefined ? [] : [`group_demean(rank({x}), ${group})`]),
    ],
    compose: {
      depth: 3,
      inputs,
      primitives: [...primitives],
      windows: [2, 3, 5, 10, 20, 40, 60, 120],
      groups: market.groups.slice(0, 1),
      weight: 10,
    },
  });
}

const primitives = [
  "abs",
  "add",
  "cs_demean",
  "cs_zscore",
  "decay_linear",
  "delay",
  "delta",
  "div",
  "ema",
  "group_demean",
  "group_rank",
  "log",
  "max2",
  "min2",
  "mul",
  "rank",
  "returns",
  "sign",
  "sub",
  "ts_argmax",
  "ts_argmin",
  "ts_corr",
  "ts_cov",
  "ts_max",
  "ts_mean",
  "ts_median",
  "ts_min",
  "ts_rank",
  "ts_resid",
  "ts_skew",
  "ts_slope",
  "ts_std",
  "ts_sum",
  "ts_zscore",
] as const;
