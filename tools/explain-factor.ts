// Lets an agent ask what a formula means, whether it parses, and which identity it has.
import { z } from "zod";
import { unwrap } from "#engine/core";
import {
  canonicalize,
  checkExpression,
  explainExpression,
  factorHash,
  parseExpression,
  printExpression,
  shapeHash,
  vocabularyOf,
} from "#engine/factors";
import { expressionInput } from "./inputs.ts";
import { defineTool } from "./tool.ts";

const problem = z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string(), next: z.string() });
const explained = z.strictObject({
  ok: z.literal(true),
  expression: z.string(),
  canonical: z.string(),
  hash: z.string(),
  shape: z.string(),
  unit: z.string(),
  lookback: z.number(),
  depth: z.number(),
  nodes: z.number(),
  cost: z.number(),
  fields: z.array(z.string()),
  words: z.string(),
});

export const explainFactor = defineTool({
  name: "explain_factor",
  description:
    "Parses and checks a factor expression: canonical form, unit, look-back, cost, plain words; or a located error.",
  version: "1",
  kind: "look",
  input: z.strictObject({ expression: expressionInput }),
  output: z.discriminatedUnion("ok", [problem, explained]),
  run: async ({ expression }, context) => {
    const parsed = parseExpression(expression);
    if (!parsed.ok) return { ok: false as const, ...parsed.error.toJSON() };
    const { panel } = await context.part("explore");
    const vocabulary = vocabularyOf(panel);
    const { snapshot } = context;
    const times = Math.ceil(snapshot.rows / Math.max(1, snapshot.symbols));
    const data = { symbols: snapshot.symbols, times, loaded: true };
    const checked = checkExpression(parsed.value, vocabulary);
    if (!checked.ok) return { ok: false as const, ...checked.error.toJSON() };
    const canonical = canonicalize(parsed.value);
    const { unit, lookback, depth, nodes, cost, fields } = checked.value;
    return {
      ok: true as const,
      expression: printExpression(parsed.value),
      canonical: printExpression(canonical),
      hash: factorHash(parsed.value),
      shape: shapeHash(canonical),
      unit: String(unit),
      lookback: Number.isFinite(lookback) ? lookback : -1,
      depth,
      nodes,
      cost,
      fields: [...fields],
      words: unwrap(explainExpression(parsed.value, vocabulary, data)).lines.join("\n"),
    };
  },
});
