// Lets an agent ask: in how many stretches of equal length did the strategy earn?
import { z } from "zod";
import { subperiods } from "#engine/robustness";
import { isoTime } from "./context/index.ts";
import { measuredOutput, researchPartInput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const measureSubperiods = defineMeasure({
  name: "measure_subperiods",
  description: "Share of sub-periods of equal length in which the strategy earns after costs.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    strategy: strategyInput,
    part: researchPartInput.default("research"),
    periods: z.int().min(3).max(24).default(6),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { result, part, subject, scope } = await runStrategy(
      { strategy: input.strategy, part: input.part, costMultiplier: 1 },
      context,
    );
    const report = subperiods(result.returns, input.periods);
    const frame = { subject, scope, tool: "measure_subperiods", version: "1", parameters: input };
    const starts = report.periods.map((period) =>
      isoTime(part.panel.times[part.from + period.from] ?? 0, context.market.frequency),
    );
    return measuredOf(
      frame,
      [
        {
          name: "subperiods.positive_share",
          label: "share of sub-periods in profit",
          unit: "fraction",
          direction: 1,
          value: report.held / report.of,
          n: report.of,
        },
      ],
      [
        {
          name: "subperiods.mean_return",
          label: "mean return per bar of each sub-period",
          unit: "fraction",
          xLabel: "sub-period from",
          x: starts,
          y: report.periods.map((period) => period.mean),
        },
      ],
    );
  },
});
