// What the factor-idea agent answers: hypotheses that can be registered as they are.
import { z } from "zod";

export const ideaOutput = z.strictObject({
  mechanism: z.string().min(1).max(60).describe('Short name, for example "quiet-reversal".'),
  hypothesis: z.string().min(10).max(600).describe("Who acts, why, and why it lasts; no figure, no result."),
  sign: z
    .union([z.literal(-1), z.literal(1)])
    .describe("Expected sign of the rank correlation with the return that follows."),
  horizonBars: z.int().min(1).max(60).describe("Bars from signal to exit."),
  inputs: z.array(z.string().min(1).max(60)).min(1).max(8).describe("Fields and groups the formula may read."),
});

export const factorIdeasOutput = z.strictObject({ ideas: z.array(ideaOutput).min(1).max(20) });
export type FactorIdeasOutput = z.infer<typeof factorIdeasOutput>;
