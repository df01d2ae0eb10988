// Lets an agent ask: does this factor rank the returns that follow, how steadily, and at what turnover?
import { z } from "zod";
import { screenFactor as screen } from "#engine/screening";
import { factorSubject, scopeOf } from "./context/index.ts";
import { expressionInput, horizonInput, measuredOutput, partInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { defineMeasure } from "./tool.ts";

export const screenFactor = defineMeasure({
  name: "screen_factor",
  description:
    "Full screen of one factor: IC, rank IC, Newey-West t, coverage, turnover, decay over horizons, quantile returns, by year.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    expression: expressionInput,
    horizonBars: horizonInput,
    part: partInput,
    quantiles: z.int().min(2).max(20).default(5),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const part = await context.part(input.part, { formulas: [input.expression] });
    const horizons = [...new Set([1, 2, 5, 10, 20, input.horizonBars])].sort((a, b) => a - b);
    const report = screen(context.column(input.expression, part), part.panel, {
      from: part.from,
      to: part.to,
      horizons,
      primary: input.horizonBars,
      entry: "next-open",
      quantiles: input.quantiles,
    });
    return measuredOf(
      {
        subject: factorSubject(input.expression),
        scope: scopeOf(context, part, { horizonBars: input.horizonBars }),
        tool: "screen_factor",
        version: "1",
        parameters: input,
      },
      report.values,
      report.series,
    );
  },
});
