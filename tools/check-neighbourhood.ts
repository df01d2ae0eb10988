// Lets an agent ask: does the strategy stand on a plateau, or on a lucky peak of its parameters?
import { z } from "zod";
import { metricsOf } from "#engine/backtest";
import { measuredOutput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { neighboursOf } from "./neighbours.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const checkNeighbourhood = defineMeasure({
  name: "check_neighbourhood",
  description:
    "Runs the strategy with each window, share and rebalancing interval a quarter up and down; share of neighbours that earn after costs.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput }),
  output: measuredOutput,
  measure: async (input, context) => {
    const {
      result: base,
      subject,
      scope,
    } = await runStrategy({ strategy: input.strategy, part: "research", costMultiplier: 1 }, context);
    const sharpes: number[] = [];
    for (const neighbour of neighboursOf(input.strategy)) {
      const { result } = await runStrategy({ strategy: neighbour, part: "research", costMultiplier: 1 }, context);
      if (isSame(result.returns, base.returns)) continue;
      const [sharpe] = metricsOf(result, periodsPerYear[context.market.frequency] ?? 252, { names: ["sharpe"] });
      sharpes.push(sharpe?.value ?? Number.NaN);
    }
    const frame = { subject, scope, tool: "check_neighbourhood", version: "1", parameters: input };
    const share = sharpes.length === 0 ? null : sharpes.filter((sharpe) => sharpe > 0).length / sharpes.length;
    return measuredOf(
      frame,
      [
        {
          name: "neighbourhood.positive_share",
          label: "share of neighbouring parameters in profit",
          unit: "fraction",
          direction: 1,
          value: share,
          n: sharpes.length,
        },
      ],
      [
        {
          name: "neighbourhood.sharpe",
          label: "Sharpe ratio of each neighbour",
          unit: "ratio",
          xLabel: "neighbour",
          x: sharpes.map((_, i) => i + 1),
          y: sharpes,
        },
      ],
    );
  },
});

/** A parameter that does not bind, such as a cap that is never reached, gives the strategy itself: that is no evidence. */
function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
