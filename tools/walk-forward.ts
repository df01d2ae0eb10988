// Lets an agent ask: does the strategy earn in every stretch of time, each judged apart?
import { z } from "zod";
import { makeFolds, walkForward as walk } from "#engine/robustness";
import { measuredOutput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const walkForward = defineMeasure({
  name: "walk_forward",
  description: "Walk-forward over explore and validate: Sharpe of each fold, the worst fold, share of folds in profit.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput, folds: z.int().min(2).max(20).default(6) }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { result, subject, scope } = await runStrategy(
      { strategy: input.strategy, part: "research", costMultiplier: 1 },
      context,
    );
    const bars = result.returns.length;
    const folds = makeFolds({
      from: 0,
      to: bars,
      folds: input.folds,
      embargoBars: context.split.embargoBars,
      mode: "anchored",
    });
    const report = walk(
      folds,
      (fold) => result.returns.subarray(fold.testFrom, fold.testTo),
      periodsPerYear[context.market.frequency] ?? 252,
    );
    const frame = { subject, scope, tool: "walk_forward", version: "1", parameters: input };
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
