// Lets an agent ask which operators a formula may use.
import { z } from "zod";
import { operatorReference } from "#engine/factors";
import { defineTool } from "./tool.ts";

export const listOperators = defineTool({
  name: "list_operators",
  description:
    "Operators of the expression language with signature and meaning: all of them, or those whose name begins as asked or whose name or meaning holds the words asked for.",
  version: "2",
  kind: "look",
  input: z.strictObject({
    like: z
      .string()
      .max(80)
      .default("")
      .describe('Beginning of a name or words, for example "ta_rsi", "cdl_", "moving average"; empty for all.'),
  }),
  output: z.array(z.strictObject({ name: z.string(), signature: z.string(), says: z.string() })),
  run: async ({ like }) => operatorsLike(like).map(({ name, signature, says }) => ({ name, signature, says })),
});

function operatorsLike(like: string): ReturnType<typeof operatorReference> {
  const all = operatorReference();
  const wanted = like.trim().toLowerCase();
  const begin = all.filter(({ name }) => name.startsWith(wanted));
  if (begin.length > 0) return begin;
  const words = wanted.split(/\s+/);
  return all.filter(({ name, says }) => words.every((word) => `${name} ${says}`.toLowerCase().includes(word)));
}

/** Sets of operators with names known from elsewhere: a prompt gives their names only. */
const sets = [
  { prefix: "ta_", says: "technical indicators with TA-Lib's definitions and parameters" },
  { prefix: "cdl_", says: "candlestick patterns with TA-Lib's definitions, 100 bullish and −100 bearish" },
  { prefix: "tsf_", says: "tsfresh's feature calculators over the last n values" },
] as const;

/** The operators as text for a prompt: one a line, the sets by their names, with the way to look one up. */
export function operatorLines(): string {
  const all = operatorReference();
  const own = all.filter(({ name }) => !sets.some(({ prefix }) => name.startsWith(prefix)));
  const named = sets.map(({ prefix, says }) => {
    const names = all.filter(({ name }) => name.startsWith(prefix)).map(({ name }) => name.slice(prefix.length));
    return `${prefix}…: ${says}; list_operators with "${prefix}${names[0]}" gives the signature of that one. After ${prefix} stands one of: ${names.join(", ")}.`;
  });
  return [...own.map(({ signature, says }) => `${signature}: ${says}`), ...named].join("\n");
}
