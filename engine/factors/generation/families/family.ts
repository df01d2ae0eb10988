// A family of factors: templates that speak of one effect.

import type { z } from "zod";
import { type TemplateSpec, templateSchema } from "../spec.ts";

export interface FactorFamily {
  readonly name: string;
  readonly says: string;
  readonly templates: readonly TemplateSpec[];
}

type Short = Omit<z.input<typeof templateSchema>, "name"> & { readonly name: string };

export function factorFamily(
  family: Omit<FactorFamily, "templates"> & { readonly templates: readonly Short[] },
): FactorFamily {
  return { ...family, templates: family.templates.map((template) => templateSchema.parse(template)) };
}

/** Windows in bars from `from` to `to`, dense where they are short. */
export function windows(
  from: number,
  to: number,
): { from: number; to: number; scale: "log"; whole: true; steps: number } {
  return { from, to, scale: "log", whole: true, steps: 6 };
}
