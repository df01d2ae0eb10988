// Argument schemas that several tools share.
import { z } from "zod";

export const expressionInput = z
  .string()
  .min(1)
  .max(10_000)
  .describe('A factor expression, for example "rank(-returns(close, 5))".');
export const horizonInput = z.int().min(1).max(60).describe("Bars from entry to exit.");
export const partInput = z.enum(["explore", "validate"]).describe("explore: search here · validate: confirm here.");
export const researchPartInput = z
  .enum(["explore", "validate", "research", "holdout"])
  .describe("research: explore and validate together · holdout: only after its recorded opening.");
export const strategyInput = z
  .record(z.string(), z.unknown())
  .describe("A strategy document (docs/reference/strategy.schema.json).");

/** Answer of a measuring tool: values by metric name, each with the id of its record. */
export const measuredOutput = z.strictObject({
  values: z.record(z.string(), z.strictObject({ value: z.number().nullable(), record: z.string() })),
  series: z.record(z.string(), z.string()),
});
export type MeasuredAnswer = z.infer<typeof measuredOutput>;
