// A generation spec: what to make, from which templates, families and primitives, how sampled and how many.
import { z } from "zod";

const value = z.union([z.number(), z.string().min(1).max(200)]);

/** A parameter is a list of values, or a range that is sampled: whole or fractional, linear or logarithmic. */
export const parameterSchema = z.union([
  z.array(value).min(1).max(1000).describe("The values to take, numbers or text such as field names."),
  z
    .strictObject({
      from: z.number(),
      to: z.number(),
      scale: z.enum(["linear", "log"]).default("linear"),
      whole: z.boolean().default(false).describe("True for windows and counts."),
      steps: z.int().min(1).max(1000).default(8).describe("Points of a grid; random and low-discrepancy ignore it."),
    })
    .describe("A range, both ends included."),
]);

export const templateSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "small letters, digits and dashes"),
  says: z.string().max(300).default(""),
  formula: z.string().min(1).max(2000).describe('With {name} where a parameter goes: "returns(close, {n})".'),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), parameterSchema).default({}),
  constraints: z
    .array(z.string().regex(/^[a-z][a-z0-9_]* < [a-z][a-z0-9_]*$/, 'written "fast < slow"'))
    .max(20)
    .default([]),
  /** How large a share of the candidates this template gets against the others. */
  weight: z.number().positive().max(1000).default(1),
});

export const compositionSchema = z.strictObject({
  depth: z.int().min(1).max(6).default(3).describe("Most primitives on a path from a field to the result."),
  inputs: z.array(z.string().min(1).max(300)).min(1).max(100).describe("Fields or formulas to start from."),
  primitives: z.array(z.string()).min(1).max(300).describe("Operators that may be applied."),
  windows: z.array(z.int().min(1)).min(1).max(50),
  groups: z.array(z.string()).max(10).default([]),
  weight: z.number().positive().max(1000).default(1),
});

export const generationSchema = z.strictObject({
  count: z.int().min(1).max(100_000).default(1000).describe("Distinct candidates wanted."),
  seed: z.int().min(0).default(7),
  sampling: z.enum(["grid", "random", "low-discrepancy"]).default("low-discrepancy"),
  families: z
    .array(z.string())
    .default([])
    .describe('Built-in families; "qraft factor generate --families" lists them.'),
  templates: z.array(templateSchema).max(1000).default([]),
  compose: compositionSchema.optional(),
  wrap: z
    .array(z.string().min(1).max(500))
    .max(20)
    .default([])
    .describe('Formulas around each candidate, with {x}: "rank({x})"; "{x}" keeps it as it is.'),
  maxLookback: z.int().min(0).max(20_000).default(300).describe("Bars; formulas that remember everything pass."),
  maxCost: z.number().positive().max(5000).default(500),
});

export type ParameterSpec = z.infer<typeof parameterSchema>;
export type TemplateSpec = z.infer<typeof templateSchema>;
export type CompositionSpec = z.infer<typeof compositionSchema>;
export type GenerationSpec = z.infer<typeof generationSchema>;
