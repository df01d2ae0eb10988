// Lets an agent ask: is one strategy's Sharpe ratio higher than another's by more than chance?
import { z } from "zod";
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { differenceInterval } from "#engine/robustness";
import { measuredOutput, researchPartInput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const compareStrategies = defineMeasure({
  name: "compare_strategies",
  description: "Difference of two strategies' Sharpe ratios on one part, with a block-bootstrap interval.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    strategy: strategyInput,
    against: strategyInput,
    part: researchPartInput,
    draws: z.int().min(100).max(20_000).default(1000),
    againstId: z.string().optional().describe("Filled in by the tool."),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const one = await runStrategy({ strategy: input.strategy, part: input.part, costMultiplier: 1 }, context);
    const other = await runStrategy({ strategy: input.against, part: input.part, costMultiplier: 1 }, context);
    const root = Math.sqrt(periodsPerYear[context.market.frequency] ?? 252);
    const sharpe = (returns: Float64Array): number => {
      const known = finiteOf(returns);
      return (meanOf(known) / deviationOf(known)) * root;
    };
    const report = differenceInterval(one.result.returns, other.result.returns, {
      seed: context.seed,
      draws: input.draws,
      statistic: sharpe,
    });
    const frame = {
      subject: one.subject,
      scope: one.scope,
      tool: "compare_strategies",
      version: "1",
      parameters: { ...input, againstId: other.subject.id },
    };
    return measuredOf(frame, [
      {
        name: "difference.sharpe",
        label: `Sharpe ratio less that of ${other.subject.label}`,
        unit: "ratio",
        direction: 1,
        value: report.estimate,
        n: report.n,
        interval: { low: report.low, high: report.high, level: report.level },
      },
    ]);
  },
});
