// The identity of a strategy: canonical document and its hash. Its display name is not part of it.
import { hashOf, type StrategyHash, unwrap } from "#engine/core";
import { canonicalize, parseExpression, printExpression } from "#engine/factors";
import type { StrategySpec } from "./spec.ts";

/** Defaults filled in, expressions in canonical form, weights complete, factors in order of name, display name left out. */
export function canonicalStrategy(spec: StrategySpec): Readonly<Record<string, unknown>> {
  const { name: _, factors, combination, ...rest } = spec;
  const canonical = factors
    .map((factor) => ({
      ...factor,
      expression: printExpression(canonicalize(unwrap(parseExpression(factor.expression)))),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...rest, factors: canonical, combination: { ...combination, ...weightsIn(spec) } };
}

export function strategyHash(spec: StrategySpec): StrategyHash {
  return hashOf(canonicalStrategy(spec)) as StrategyHash;
}

function weightsIn({ combination, factors }: StrategySpec): { readonly weights?: Readonly<Record<string, number>> } {
  if (combination.kind !== "weighted") return {};
  const { weights } = combination;
  return {
    weights: Object.fromEntries(factors.map(({ name }) => [name, weights === undefined ? 1 : (weights[name] ?? 0)])),
  };
}
