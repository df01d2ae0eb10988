// The generation room's face: many distinct candidates from one spec, each with its origin.
export { type FactorFamily, families } from "./families/index.ts";
export { type Candidate, type Generation, generateFactors, parseGenerationSpec } from "./generate.ts";
export type { Origin } from "./source.ts";
export { type GenerationSpec, generationSchema } from "./spec.ts";
export { defaultGeneration } from "./standard.ts";
