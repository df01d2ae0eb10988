// Templates: a formula with places for parameters, instantiated over a grid, by chance or evenly.
import { QraftError, type Random, unwrap } from "#engine/core";
import { parseExpression } from "../language/parse.ts";
import { gridOf, type ParameterValue, parameterProblem, sizeOf, valueAt } from "./parameter.ts";
import { lowDiscrepancySampler, randomSampler, type Sampler } from "./sampling.ts";
import type { Draft, DraftSource } from "./source.ts";
import type { GenerationSpec, ParameterSpec, TemplateSpec } from "./spec.ts";

type Values = Readonly<Record<string, ParameterValue>>;

/** Formulas of one template. Its wraps are one more parameter, named "wrap". */
export function templateSource(
  template: TemplateSpec,
  spec: Pick<GenerationSpec, "sampling" | "wrap">,
  random: Random,
): DraftSource {
  checkTemplate(template);
  const wraps = spec.wrap.length === 0 ? ["{x}"] : spec.wrap;
  const parameters: Readonly<Record<string, ParameterSpec>> =
    wraps.length === 1 ? template.parameters : { ...template.parameters, wrap: wraps };
  const draws = spec.sampling === "grid" ? gridDraws(parameters) : sampledDraws(parameters, spec.sampling, random);
  const next = (): Draft | "again" | null => {
    const values = draws();
    if (values === null) return null;
    if (!meets(template.constraints, values)) return "again";
    return draftOf(template, String(values.wrap ?? wraps[0]), values);
  };
  return { name: template.name, weight: template.weight, next };
}

function draftOf(template: TemplateSpec, wrap: string, values: Values): Draft {
  const inner = filled(template.formula, values);
  const text = wrap === "{x}" ? inner : wrap.replaceAll("{x}", `(${inner})`);
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    throw new QraftError(
      "bad-template",
      `Template "${template.name}" gives "${text}", which does not parse: ${parsed.error.message}`,
      parsed.error.next,
    );
  }
  return { expr: unwrap(parsed), origin: { template: template.name, parameters: values } };
}

function filled(formula: string, values: Values): string {
  return formula.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_whole, name: string) => String(values[name]));
}

function checkTemplate({ name, formula, parameters, constraints }: TemplateSpec): void {
  const used = new Set([...formula.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ""));
  const known = new Set(Object.keys(parameters));
  const missing = [...used].find((parameter) => !known.has(parameter));
  const idle = [...known].find((parameter) => !used.has(parameter));
  const refuse = (problem: string, next: string): QraftError =>
    new QraftError("bad-template", `Template "${name}" ${problem}.`, next);
  if (missing !== undefined)
    throw refuse(`uses {${missing}}, which is no parameter of it`, "Add it to its parameters.");
  if (idle !== undefined) throw refuse(`has a parameter "${idle}" that its formula does not use`, "Remove it.");
  if (known.has("wrap")) throw refuse('has a parameter "wrap", which names the formula around it', "Rename it.");
  for (const [parameter, range] of Object.entries(parameters)) {
    const problem = parameterProblem(range);
    if (problem !== null) throw refuse(`has a parameter "${parameter}" that ${problem}`, "Correct its range.");
  }
  for (const constraint of constraints) {
    const stranger = constraint.split(" < ").find((side) => !known.has(side));
    if (stranger !== undefined)
      throw refuse(`has the constraint "${constraint}" on an unknown "${stranger}"`, "Name its parameters.");
  }
}

function meets(constraints: readonly string[], values: Values): boolean {
  return constraints.every((constraint) => {
    const [left = "", right = ""] = constraint.split(" < ");
    return Number(values[left]) < Number(values[right]);
  });
}

/** Every combination of grid points, the last parameter fastest. */
function gridDraws(parameters: Readonly<Record<string, ParameterSpec>>): () => Values | null {
  const names = Object.keys(parameters);
  const grids = names.map((name) => gridOf(parameters[name]!));
  const total = grids.reduce((product, grid) => product * grid.length, 1);
  let index = 0;
  return () => {
    if (index >= total) return null;
    let rest = index++;
    const values: Record<string, ParameterValue> = {};
    for (let k = names.length - 1; k >= 0; k--) {
      const grid = grids[k]!;
      values[names[k]!] = grid[rest % grid.length]!;
      rest = Math.floor(rest / grid.length);
    }
    return values;
  };
}

/** Draws from the unit cube; ends when far more were drawn than there are combinations. */
function sampledDraws(
  parameters: Readonly<Record<string, ParameterSpec>>,
  sampling: "random" | "low-discrepancy",
  random: Random,
): () => Values | null {
  const names = Object.keys(parameters);
  const make: (dimensions: number, random: Random) => Sampler =
    sampling === "random" ? randomSampler : lowDiscrepancySampler;
  const sampler = make(names.length, random);
  const total = names.reduce((product, name) => product * sizeOf(parameters[name]!), 1);
  const most = names.length === 0 ? 1 : 20 * total;
  let drawn = 0;
  return () => {
    if (drawn >= most) return null;
    drawn++;
    const place = sampler();
    return Object.fromEntries(names.map((name, k) => [name, valueAt(parameters[name]!, place[k]!)]));
  };
}
