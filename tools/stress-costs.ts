// Lets an agent ask: how much dearer may trading become before the strategy earns nothing?
import { z } from "zod";
import { breakEvenCost, type CostPoint, costSensitivity } from "#engine/robustness";
import { measuredOutput, researchPartInput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { costRegimeOf, periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

const ladder = [0, 0.5, 1, 1.5, 2, 3] as const;

export const stressCosts = defineMeasure({
  name: "stress_costs",
  description: "Sharpe ratio over a ladder of cost multiples, and the multiple at which the strategy breaks even.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput, part: researchPartInput.default("research") }),
  output: measuredOutput,
  measure: async (input, context) => {
    const runs = new Map<number, Float64Array>();
    for (const multiplier of ladder)
      runs.set(multiplier, (await runStrategy({ ...input, costMultiplier: multiplier }, context)).result.returns);
    const { spec, subject, scope } = await runStrategy({ ...input, costMultiplier: 1 }, context);
    const points: readonly CostPoint[] = costSensitivity(
      (multiplier) => runs.get(multiplier) ?? new Float64Array(0),
      ladder,
      periodsPerYear[context.market.frequency] ?? 252,
    );
    const frame = {
      subject,
      scope: { ...scope, costs: costRegimeOf(spec, 1) },
      tool: "stress_costs",
      version: "1",
      parameters: input,
    };
    return measuredOf(
      frame,
      [
        {
          name: "breakeven_cost_multiple",
          label: "cost multiple at which the strategy breaks even",
          unit: "ratio",
          direction: 1,
          value: breakEvenCost(points),
          n: ladder.length,
        },
      ],
      [
        {
          name: "cost_ladder.sharpe",
          label: "Sharpe ratio by cost multiple",
          unit: "ratio",
          xLabel: "times the modelled costs",
          x: points.map((point) => point.multiplier),
          y: points.map((point) => point.sharpe),
        },
      ],
    );
  },
});
