// Registers a hypothesis before anything about it is evaluated.
import { z } from "zod";
import { defineTool } from "./tool.ts";

export const registerIdea = defineTool({
  name: "register_idea",
  description: "Writes a hypothesis into the ledger before evaluation: mechanism, expected sign, horizon, inputs.",
  version: "1",
  kind: "act",
  input: z.strictObject({
    mechanism: z.string().min(1).max(60),
    hypothesis: z.string().min(1).max(500),
    sign: z.union([z.literal(1), z.literal(-1)]),
    horizonBars: z.int().min(1).max(60),
    inputs: z.array(z.string()).max(20),
    author: z.string().min(1).max(60),
  }),
  output: z.strictObject({ record: z.string() }),
  run: async (idea, context) => ({ record: context.ledger.append("idea", idea).id }),
});
