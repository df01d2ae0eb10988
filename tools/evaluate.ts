// A formula over everything a market holds outside its seal: what "factor eval" writes.
import { unwrap } from "#engine/core";
import type { Frequency, MarketDescription, PanelQuery, Store, Withheld } from "#engine/data";
import {
  type BackendFacts,
  checkExpression,
  type Expr,
  evaluate,
  evaluateInStore,
  marketsNamedIn,
  parseExpression,
  planBackend,
} from "#engine/factors";
import { type Column, getDataWithInputs } from "#engine/panel";
import { inputMarketOf } from "./library.ts";

/** auto: where the planner says · process: the panel comes here · clickhouse: only the values leave the tables. */
export const evaluationPlaces = ["auto", "process", "clickhouse"] as const;
export type EvaluationPlace = (typeof evaluationPlaces)[number];

export interface EvaluationQuestion {
  readonly query: PanelQuery;
  readonly expression: string;
  /** Default: auto. */
  readonly where?: EvaluationPlace | undefined;
  /** Megabytes that this process may use; what needs more goes to ClickHouse. Default: no bound. */
  readonly budgetMb?: number | undefined;
}

export interface EvaluatedFactor {
  readonly symbols: readonly string[];
  /** Bar-open times, ms UTC, ascending. */
  readonly times: Float64Array;
  readonly frequency: Frequency;
  readonly withheld: Withheld | null;
  /** symbols × times, one symbol after the other. */
  readonly values: Column;
  readonly where: { readonly place: "process" | "clickhouse"; readonly why: string };
}

/**
 * Parses, checks against the market's fields and groups, and evaluates; sealed rows are not read. Other markets that the
 * formula names are read beside it where the workspace has them, each up to its own seal. Values are the same wherever
 * they are computed, to the last digits.
 */
export async function evaluateFactor(store: Store, question: EvaluationQuestion): Promise<EvaluatedFactor> {
  const { query, expression } = question;
  const expr = unwrap(parseExpression(expression));
  const described = await store.describe(query.market);
  const others = await knownMarkets(store, marketsNamedIn(expression));
  const markets = new Map<string, MarketDescription>();
  for (const name of others) markets.set(name, await store.describe(name));
  const { fields, groups, symbols, info } = described;
  const inputs = new Map([...markets].map(([name, one]) => [name, inputMarketOf(one)] as const));
  const own = { symbols: query.symbols ?? symbols, frequency: info.frequency };
  unwrap(checkExpression(expr, { fields, groups, ...own, markets: inputs }));
  const where = placeFor(expr, described, question);
  const rest = { frequency: info.frequency, where };
  if (where.place === "clickhouse") {
    const answer = unwrap(await evaluateInStore([expr], store, { query }));
    const { times, withheld, columns } = answer;
    return { symbols: answer.symbols, times, withheld, values: columns[0] as Column, ...rest };
  }
  const panel = await getDataWithInputs(store, { query, inputs: others.map((market) => ({ market })) });
  const withheld = panel.source?.withheld ?? null;
  return { symbols: panel.symbols, times: panel.times, withheld, values: evaluate(expr, panel), ...rest };
}

function placeFor(
  expr: Expr,
  market: MarketDescription,
  { query, where = "auto", budgetMb }: EvaluationQuestion,
): EvaluatedFactor["where"] {
  if (where !== "auto") return { place: where, why: "as asked" };
  const { backend, reasons } = planBackend([expr], { ...sizeOf(market, query), ...(budgetMb && { budgetMb }) });
  return { place: backend === "sql" ? "clickhouse" : "process", why: reasons.join(" ") };
}

/** About how much a query reads; symbols without a list are all of them, sealed bars count. */
export function sizeOf(
  { symbols, rows, first, last }: MarketDescription,
  { symbols: chosen, end = last }: Pick<PanelQuery, "symbols" | "end"> = {},
): BackendFacts {
  const share = last > first ? Math.min(1, Math.max(0, (end - first) / (last - first))) : 1;
  const times = Math.max(1, Math.ceil((rows / Math.max(1, symbols.length)) * share));
  return { symbols: chosen?.length ?? symbols.length, times };
}

/** The markets of a list that the workspace has: for one that it lacks, the check says where it is named. */
export async function knownMarkets(store: Store, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const known = new Set((await store.markets()).map(({ info }) => info.name));
  return names.filter((name) => known.has(name));
}
