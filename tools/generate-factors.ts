// Lets an agent ask for many distinct candidates from one spec: templates, families, composition.
import { z } from "zod";
import {
  defaultGeneration,
  type GenerationSpec,
  generateFactors as generate,
  generationSchema,
  vocabularyOf,
} from "#engine/factors";
import { partInput } from "./inputs.ts";
import { defineTool } from "./tool.ts";

const candidate = z.strictObject({
  expression: z.string(),
  hash: z.string(),
  template: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const generateFactors = defineTool({
  name: "generate_factors",
  description:
    "Makes distinct factor formulas from templates with parameters, built-in families and typed composition of operators. Nothing is measured and no trial is counted.",
  version: "1",
  kind: "look",
  input: z.strictObject({
    spec: generationSchema.optional().describe("Left out: every family and compositions over the market's fields."),
    count: z
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .describe("Candidates of the spec that is used when none is given."),
    seed: z.int().min(0).default(7).describe("Seed of the spec that is used when none is given."),
    part: partInput.default("explore"),
  }),
  output: z.strictObject({
    candidates: z.array(candidate),
    drafts: z.int(),
    duplicates: z.int(),
    refused: z.record(z.string(), z.int()),
    byTemplate: z.record(z.string(), z.int()),
    exhausted: z.boolean(),
  }),
  run: async ({ spec, count, seed, part }, context) => {
    const { panel } = await context.part(part);
    const market = vocabularyOf(panel);
    const wanted: GenerationSpec = spec ?? defaultGeneration(market, { count, seed });
    const made = generate(wanted, market);
    return {
      candidates: made.candidates.map(({ expression, hash, origin }) => ({ expression, hash, ...origin })),
      drafts: made.drafts,
      duplicates: made.duplicates,
      refused: Object.fromEntries(made.refused),
      byTemplate: Object.fromEntries(made.byTemplate),
      exhausted: made.exhausted,
    };
  },
});
