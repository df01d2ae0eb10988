// What the coder answers: formulas for one idea, the one it trusts most first.
import { z } from "zod";

export const codeOutput = z.strictObject({
  expressions: z
    .array(z.string().min(1).max(2000).describe('For example "rank(-delta(close, 5))".'))
    .min(1)
    .max(3)
    .describe("One formula, or up to three that say the same idea in different ways."),
});
export type CodeOutput = z.infer<typeof codeOutput>;
