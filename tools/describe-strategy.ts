// Lets an agent ask whether a strategy document is valid, what it says in plain words, and which identity it has.
import { z } from "zod";
import { unwrap } from "#engine/core";
import { describeStrategy as describe, parseStrategy } from "#engine/strategies";
import { strategyInput } from "./inputs.ts";
import { strategySubject } from "./strategy-run.ts";
import { defineTool } from "./tool.ts";

export const describeStrategy = defineTool({
  name: "describe_strategy",
  description: "Checks a strategy document; gives its identity and its rules in plain words, or a located error.",
  version: "1",
  kind: "look",
  input: z.strictObject({ strategy: strategyInput }),
  output: z.strictObject({
    subject: z.strictObject({ kind: z.literal("strategy"), id: z.string(), label: z.string() }),
    words: z.string(),
  }),
  run: async ({ strategy }) => {
    const spec = unwrap(parseStrategy(strategy));
    const { id, label } = strategySubject(spec);
    return { subject: { kind: "strategy" as const, id, label }, words: describe(spec) };
  },
});
