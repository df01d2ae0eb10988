// Lets an agent ask: does a factor's rank IC stand when every trial of the run is counted as a test?
import { z } from "zod";
import { unwrap } from "#engine/core";
import { factorHash, parseExpression } from "#engine/factors";
import { benjaminiHochberg, screenFactor } from "#engine/screening";
import { factorSubject, scopeOf } from "./context/index.ts";
import { expressionInput, horizonInput, measuredOutput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { defineMeasure } from "./tool.ts";

export const adjustForTrials = defineMeasure({
  name: "adjust_for_trials",
  description:
    "Benjamini-Hochberg p-value of a factor's rank IC on the explore part over all factor trials of the run; a trial without a p-value counts as one.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ expression: expressionInput, horizonBars: horizonInput }),
  output: measuredOutput,
  measure: async (input, context) => {
    const part = await context.part("explore", { formulas: [input.expression] });
    const own = factorHash(unwrap(parseExpression(input.expression)));
    const others = context.ledger
      .ofKind("trial")
      .filter(({ body }) => body.subject.kind === "factor" && body.outcome !== "duplicate")
      .filter(({ body }) => !isFormula(body.definition, own))
      .map(({ body }) => body.pValue ?? 1);
    const screened = screenFactor(context.column(input.expression, part), part.panel, {
      from: part.from,
      to: part.to,
      horizons: [input.horizonBars],
      primary: input.horizonBars,
      entry: "next-open",
      quantiles: 5,
    });
    const p = screened.values.find((value) => value.name === "rank_ic.p");
    const [adjusted] = benjaminiHochberg([p?.value ?? 1, ...others]);
    const frame = {
      subject: factorSubject(input.expression),
      scope: scopeOf(context, part, { horizonBars: input.horizonBars }),
      tool: "adjust_for_trials",
      version: "1",
      parameters: input,
      through: context.ledger.all().length,
    };
    return measuredOf(frame, [
      {
        name: "rank_ic.p_adjusted",
        label: "p-value of the rank IC, adjusted for all trials",
        unit: "probability",
        direction: -1,
        value: p?.value === null || p === undefined ? null : (adjusted ?? null),
        n: others.length + 1,
      },
    ]);
  },
});

function isFormula(definition: unknown, hash: string): boolean {
  const { expression } = definition as { readonly expression?: string };
  const parsed = expression === undefined ? null : parseExpression(expression);
  return parsed?.ok === true && factorHash(parsed.value) === hash;
}
