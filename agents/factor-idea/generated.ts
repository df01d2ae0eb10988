// Ideas of the generator: formulas of its families, each with the sentence of its template as the hypothesis.
import { factorFamilies } from "#tools";
import type { AgentDeps } from "../deps.ts";
import type { Plan } from "../plan.ts";
import type { Proposal, ResearchState } from "../state.ts";
import { ask } from "../validator/ask.ts";

interface Made {
  readonly expression: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** Candidates made at once: more than a campaign can try of one kind, and the same list in every round. */
const made = 500;

/**
 * The next formulas of the generator that nobody has proposed yet, in its own order, which spreads over all families. It
 * knows no data, so that its sign is a guess where a family names no direction: a wrong one costs the trial.
 */
export async function generatedIdeas(
  deps: AgentDeps,
  state: ResearchState,
  { plan, count }: { readonly plan: Plan; readonly count: number },
): Promise<readonly Proposal[]> {
  const { context } = await deps.viewAt(state.ledgerSeq);
  const market = await deps.describe();
  const families = factorFamilies();
  const spec = { count: made, seed: deps.seed, families: families.map(({ name }) => name), wrap: ["rank({x})"] };
  const answer = await ask({ tools: deps.tools, context }, "generate_factors", { spec });
  const says = new Map(
    families.flatMap((family) =>
      family.templates.map((template) => [template.name, `${family.says} ${template.says}`] as const),
    ),
  );
  const seen = new Set(state.progress?.proposed ?? []);
  return (answer.candidates as readonly Made[])
    .filter(({ expression }) => !seen.has(expression))
    .slice(0, count)
    .map(({ expression, template, parameters }) => ({
      mechanism: template.slice(0, 60),
      hypothesis: says.get(template) ?? template,
      sign: 1,
      horizonBars: plan.horizonBars,
      inputs: fieldsIn(expression, market.fields),
      author: "generator",
      expression,
      origin: { template, parameters },
    }));
}

function fieldsIn(expression: string, fields: readonly string[]): readonly string[] {
  const words = new Set(expression.split(/[^A-Za-z0-9_]+/));
  return fields.filter((field) => words.has(field)).slice(0, 20);
}
