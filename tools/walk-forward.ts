// Lets an agent ask: had the parameters been chosen on the past alone, fold by fold, would the strategy have earned?
import { z } from "zod";
import { finiteOf } from "#engine/core";
import { type Fold, makeFolds, sharpePerBarOf, walkForward as walk } from "#engine/robustness";
import { measuredOutput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { neighboursOf } from "./neighbours.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const walkForward = defineMeasure({
  name: "walk_forward",
  description:
    "Walk-forward over explore and validate: in each fold the strategy or the neighbour with the best past Sharpe is chosen, then judged on the bars that follow.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput, folds: z.int().min(2).max(20).default(6) }),
  output: measuredOutput,
  measure: async (input, context) => {
    const run = { part: "research", costMultiplier: 1 } as const;
    const { result, subject, scope } = await runStrategy({ strategy: input.strategy, ...run }, context);
    const variants = [result.returns];
    for (const strategy of neighboursOf(input.strategy)) {
      variants.push((await runStrategy({ strategy, ...run }, context)).result.returns);
    }
    const folds = makeFolds({
      from: 0,
      to: result.returns.length,
      folds: input.folds,
      embargoBars: context.split.embargoBars,
      mode: "anchored",
    });
    const choose = (fold: Fold): Float64Array => bestOnThePast(variants, fold).subarray(fold.testFrom, fold.testTo);
    const report = walk(folds, choose, periodsPerYear[context.market.frequency] ?? 252);
    const frame = {
      subject,
      scope: { ...scope, split: "walk-forward" as const },
      tool: "walk_forward",
      version: "1",
      parameters: input,
    };
    return measuredOf(
      frame,
      [
        {
          name: "walk_forward.positive_share",
          label: "share of walk-forward folds in profit",
          unit: "fraction",
          direction: 1,
          value: report.positiveShare,
          n: folds.length,
        },
        {
          name: "walk_forward.worst_fold_sharpe",
          label: "Sharpe ratio of the worst fold",
          unit: "ratio",
          direction: 1,
          value: report.worstSharpe,
          n: folds.length,
        },
        {
          name: "walk_forward.sharpe",
          label: "Sharpe ratio over all folds",
          unit: "ratio",
          direction: 1,
          value: report.sharpe,
          n: report.returns.length,
        },
      ],
      [
        {
          name: "walk_forward.sharpe_by_fold",
          label: "Sharpe ratio of each fold",
          unit: "ratio",
          xLabel: "fold",
          x: report.folds.map((_, i) => i + 1),
          y: report.folds.map((fold) => fold.sharpe),
        },
      ],
    );
  },
});

/**
 * The variant with the best Sharpe on the fold's training bars; the strategy itself where none is better.
 * Optimistic by at most one rebalancing per fold: the change from one variant to another is not charged.
 */
function bestOnThePast(variants: readonly Float64Array[], fold: Fold): Float64Array {
  let best = variants[0] ?? new Float64Array(0);
  let bestSharpe = Number.NEGATIVE_INFINITY;
  for (const returns of variants) {
    const sharpe = sharpePerBarOf(finiteOf(returns.subarray(fold.trainFrom, fold.trainTo)));
    if (sharpe > bestSharpe) {
      best = returns;
      bestSharpe = sharpe;
    }
  }
  return best;
}
