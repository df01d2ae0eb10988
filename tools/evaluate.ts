// A formula over everything a market holds outside its seal: what "factor eval" writes.
import { unwrap } from "#engine/core";
import type { PanelQuery, Store } from "#engine/data";
import { checkExpression, evaluate, parseExpression } from "#engine/factors";
import { type Column, getData, type Panel } from "#engine/panel";

export interface EvaluatedFactor {
  readonly panel: Panel;
  readonly values: Column;
}

/** Parses, checks against the market's fields and groups, and evaluates; sealed rows are not read. */
export async function evaluateFactor(store: Store, query: PanelQuery, expression: string): Promise<EvaluatedFactor> {
  const expr = unwrap(parseExpression(expression));
  const panel = await getData(store, query);
  unwrap(checkExpression(expr, { fields: [...panel.fields.keys()], groups: [...panel.groups.keys()] }));
  return { panel, values: evaluate(expr, panel) };
}
