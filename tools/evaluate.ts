// A formula over everything a market holds outside its seal: what "factor eval" writes.
import { unwrap } from "#engine/core";
import type { PanelQuery, Store } from "#engine/data";
import { checkExpression, evaluate, marketsNamedIn, parseExpression, vocabularyOf } from "#engine/factors";
import { type Column, getDataWithInputs, type Panel } from "#engine/panel";

export interface EvaluatedFactor {
  readonly panel: Panel;
  readonly values: Column;
}

/**
 * Parses, checks against the market's fields and groups, and evaluates; sealed rows are not read. Other markets that the
 * formula names are read beside it where the workspace has them, each up to its own seal.
 */
export async function evaluateFactor(store: Store, query: PanelQuery, expression: string): Promise<EvaluatedFactor> {
  const expr = unwrap(parseExpression(expression));
  const inputs = (await knownMarkets(store, marketsNamedIn(expression))).map((market) => ({ market }));
  const panel = await getDataWithInputs(store, { query, inputs });
  unwrap(checkExpression(expr, vocabularyOf(panel)));
  return { panel, values: evaluate(expr, panel) };
}

/** The markets of a list that the workspace has: for one that it lacks, the check says where it is named. */
export async function knownMarkets(store: Store, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const known = new Set((await store.markets()).map(({ info }) => info.name));
  return names.filter((name) => known.has(name));
}
