// Lets an agent ask: how close does this factor rank symbols to the factors already kept?
import { z } from "zod";
import { maxCorrelation } from "#engine/screening";
import { factorSubject, scopeOf } from "./context/index.ts";
import { expressionInput, measuredOutput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { defineMeasure } from "./tool.ts";

export const measureNovelty = defineMeasure({
  name: "measure_novelty",
  description: "Largest mean rank correlation, absolute, between a factor and a pool of factors on the explore part.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ expression: expressionInput, pool: z.array(expressionInput).min(1).max(200) }),
  output: measuredOutput,
  measure: async (input, context) => {
    const part = await context.part("explore", { formulas: [input.expression, ...input.pool] });
    const nearest = maxCorrelation(
      context.column(input.expression, part),
      input.pool.map((member) => context.column(member, part)),
      part.panel,
      { from: part.from, to: part.to },
    );
    const frame = {
      subject: factorSubject(input.expression),
      scope: scopeOf(context, part),
      tool: "measure_novelty",
      version: "1",
      parameters: input,
    };
    return measuredOf(frame, [
      {
        name: "novelty.max_abs_correlation",
        label: "largest rank correlation with the pool, absolute",
        unit: "correlation",
        direction: -1,
        value: nearest.value,
        n: input.pool.length,
      },
    ]);
  },
});
