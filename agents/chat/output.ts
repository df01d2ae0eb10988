// What the planner answers in a conversation: sentences of spans like a report's, and a plan when one is wanted.
import { z } from "zod";
import { sentence } from "#engine/evidence";
import { plannerOutput } from "../planner/output.ts";

export const chatOutput = z.strictObject({
  about: z
    .string()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe("The run whose records are cited; null for the records of this conversation. One run per answer."),
  sentences: z.array(sentence).min(1).max(40),
  plan: z
    .strictObject({ goal: z.string().min(1).max(500), ...plannerOutput.shape })
    .nullable()
    .describe("A plan to approve; null unless the researcher wants something explored."),
});
export type ChatOutput = z.infer<typeof chatOutput>;
