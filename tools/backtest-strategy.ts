// Lets an agent ask: what would this strategy have earned after costs on one part of the split?
import { z } from "zod";
import { measuredOutput, researchPartInput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { measureBacktest } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const backtestStrategy = defineMeasure({
  name: "backtest_strategy",
  description:
    "Backtest of a strategy document with next-open fills and its cost model: returns, Sharpe, drawdown, worst year, turnover, cost drag, by year.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    strategy: strategyInput,
    part: researchPartInput,
    costMultiplier: z.number().min(0).max(10).default(1),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { frame, values, series } = await measureBacktest(input, context);
    return measuredOf({ ...frame, tool: "backtest_strategy", version: "1", parameters: input }, values, series);
  },
});
