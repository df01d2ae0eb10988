// Lets an agent ask which operators a formula may use.
import { z } from "zod";
import { operatorReference } from "#engine/factors";
import { defineTool } from "./tool.ts";

export const listOperators = defineTool({
  name: "list_operators",
  description: "Every operator of the expression language with signature, meaning and unit rule.",
  version: "1",
  kind: "look",
  input: z.strictObject({}),
  output: z.array(z.strictObject({ name: z.string(), signature: z.string(), says: z.string() })),
  run: async () => operatorReference().map(({ name, signature, says }) => ({ name, signature, says })),
});

/** The same as text, one operator a line, for a prompt. */
export function operatorLines(): string {
  return operatorReference()
    .map(({ signature, says }) => `${signature}: ${says}`)
    .join("\n");
}
