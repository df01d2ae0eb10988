// Lets an agent ask: how uncertain is a strategy's Sharpe ratio?
import { z } from "zod";
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { blockBootstrap } from "#engine/robustness";
import { measuredOutput, researchPartInput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const bootstrapSharpe = defineMeasure({
  name: "bootstrap_sharpe",
  description: "Sharpe ratio net of costs with a stationary-bootstrap interval.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    strategy: strategyInput,
    part: researchPartInput,
    draws: z.int().min(100).max(20_000).default(1000),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { result, subject, scope } = await runStrategy(
      { strategy: input.strategy, part: input.part, costMultiplier: 1 },
      context,
    );
    const root = Math.sqrt(periodsPerYear[context.market.frequency] ?? 252);
    const sharpe = (returns: Float64Array): number => (meanOf(returns) / deviationOf(returns)) * root;
    const returns = finiteOf(result.returns);
    const report = blockBootstrap(returns, { seed: context.seed, draws: input.draws, statistic: sharpe });
    const frame = { subject, scope, tool: "bootstrap_sharpe", version: "1", parameters: input };
    const interval = { low: report.low, high: report.high, level: report.level };
    return measuredOf(frame, [
      {
        name: "sharpe.bootstrap",
        label: "Sharpe ratio with its bootstrap interval",
        unit: "ratio",
        direction: 1,
        value: report.estimate,
        n: report.n,
        interval: Number.isFinite(report.low) && Number.isFinite(report.high) ? interval : null,
      },
    ]);
  },
});
