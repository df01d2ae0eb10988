// A formula over everything a market holds outside its seal: what "factor eval" writes.
import { unwrap } from "#engine/core";
import type { Frequency, MarketDescription, PanelQuery, Store, Withheld } from "#engine/data";
import {
  type BackendFacts,
  checkExpression,
  type Expr,
  evaluate,
  evaluateInStore,
  inputNamesIn,
  lowerToSql,
  marketsNamedIn,
  parseExpression,
  planBackend,
  reducedLeavesOf,
} from "#engine/factors";
import { type Column, getData } from "#engine/panel";
import { inputMarketOf } from "./library.ts";
import {
  decideMarkets,
  type EvaluatedWhere,
  type EvaluationPlace,
  sourcesOf,
  whereOf,
  withMarkets,
} from "./other-markets.ts";

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
  readonly where: EvaluatedWhere;
}

/**
 * Parses, checks against the market's fields and groups, and evaluates; sealed rows are not read. Other markets that the
 * formula names are read beside it where the workspace has them, each up to its own seal. Values are the same wherever
 * they are computed, to the last digits.
 */
export async function evaluateFactor(store: Store, question: EvaluationQuestion): Promise<EvaluatedFactor> {
  const { query, expression } = question;
  const expr = unwrap(parseExpression(expression));
  const market = await store.describe(query.market);
  const others = new Map<string, MarketDescription>();
  for (const name of await knownMarkets(store, marketsNamedIn(expression))) {
    others.set(name, await store.describe(name));
  }
  const { fields, groups, info } = market;
  const markets = new Map([...others].map(([name, one]) => [name, inputMarketOf(one)] as const));
  const own = { symbols: query.symbols ?? market.symbols, frequency: info.frequency };
  unwrap(checkExpression(expr, { fields, groups, ...own, markets }));
  if (inputNamesIn(expr).length > 0) return evaluateWithOthers(store, { question, market, expr, others });
  const where = placeFor(expr, market, question);
  if (where.place === "process") return evaluateWithOthers(store, { question, market, expr, others, where });
  const { symbols, times, withheld, columns } = unwrap(await evaluateInStore([expr], store, { query }));
  return { symbols, times, frequency: info.frequency, withheld, values: columns[0] as Column, where };
}

/** In process, where the markets' columns meet. */
async function evaluateWithOthers(
  store: Store,
  asked: {
    readonly question: EvaluationQuestion;
    readonly market: MarketDescription;
    readonly expr: Expr;
    readonly others: ReadonlyMap<string, MarketDescription>;
    readonly where?: EvaluatedWhere;
  },
): Promise<EvaluatedFactor> {
  const { question, market, expr, others } = asked;
  const { query, where, budgetMb } = question;
  if (where === "clickhouse" && reducedLeavesOf([expr]).size === 0) unwrap(lowerToSql([expr]));
  const own = await getData(store, query);
  const { times } = sizeOf(market, query);
  const decisions = decideMarkets(own, { exprs: [expr], others, times, where, budgetMb });
  const panel = await withMarkets(sourcesOf(store), own, decisions);
  return {
    symbols: panel.symbols,
    times: panel.times,
    frequency: panel.frequency,
    withheld: panel.source?.withheld ?? null,
    values: evaluate(expr, panel),
    where: asked.where ?? whereOf(decisions, where),
  };
}

function placeFor(
  expr: Expr,
  market: MarketDescription,
  { query, where = "auto", budgetMb }: EvaluationQuestion,
): EvaluatedWhere {
  if (where !== "auto") return { place: where, reduced: [], why: "as asked." };
  const facts = { ...sizeOf(market, query), ...(budgetMb !== undefined && { budgetMb }) };
  const { backend, reasons } = planBackend([expr], facts);
  return { place: backend === "sql" ? "clickhouse" : "process", reduced: [], why: reasons.join(" ") };
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
