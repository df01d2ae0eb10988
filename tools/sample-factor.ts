// Lets an agent ask cheaply: does this factor rank returns at all on a sample of dates?
import { z } from "zod";
import { sampleFactorReport } from "#engine/screening";
import { factorSubject, scopeOf } from "./context/index.ts";
import { expressionInput, horizonInput, measuredOutput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { defineMeasure } from "./tool.ts";

export const sampleFactor = defineMeasure({
  name: "sample_factor",
  description:
    "Cheap first look at a factor: rank correlation with the return that follows, on a sample of dates of the explore part.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    expression: expressionInput,
    horizonBars: horizonInput,
    dates: z.int().min(20).max(1000).default(120),
  }),
  output: measuredOutput,
  measure: async (input, context) => {
    const part = await context.part("explore", { formulas: [input.expression] });
    const values = sampleFactorReport(context.column(input.expression, part), part.panel, {
      from: part.from,
      to: part.to,
      horizon: input.horizonBars,
      entry: "next-open",
      dates: input.dates,
    });
    return measuredOf(
      {
        subject: factorSubject(input.expression),
        scope: scopeOf(context, part, { horizonBars: input.horizonBars }),
        tool: "sample_factor",
        version: "1",
        parameters: input,
      },
      values,
    );
  },
});
