// What the command line shows of the language: operators, known factors, and a formula explained.
import { unwrap } from "#engine/core";
import {
  type Explanation,
  explainExpression,
  type FactorFamily,
  families,
  knownFactors,
  operatorReference,
  parseExpression,
} from "#engine/factors";

export interface KnownFactorCard {
  readonly name: string;
  readonly expression: string;
  readonly source: string;
  readonly sign: number;
}

export function factorLibrary(): readonly KnownFactorCard[] {
  return knownFactors.map(({ name, expression, source, sign }) => ({ name, expression, source, sign }));
}

export function operatorTable(): ReturnType<typeof operatorReference> {
  return operatorReference();
}

/** A formula in plain words against the fields and groups of a market. */
export function explainFormula(
  expression: string,
  vocabulary: { readonly fields: readonly string[]; readonly groups: readonly string[] },
): Explanation {
  return unwrap(explainExpression(unwrap(parseExpression(expression)), vocabulary));
}

/** Built-in families of templates that candidates are made from. */
export function factorFamilies(): readonly FactorFamily[] {
  return families;
}
