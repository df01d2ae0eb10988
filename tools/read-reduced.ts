// The panel of a formula over other markets: those that are cheaper to reduce in ClickHouse are not read.
import { unwrap } from "#engine/core";
import type { MarketDescription, PanelQuery, Store } from "#engine/data";
import {
  type Expr,
  lowerToSql,
  planReduction,
  type ReducedLeaf,
  reducedLeavesOf,
  reduceInStore,
  seriesMarketsOf,
  storeReductionProblem,
} from "#engine/factors";
import { type Column, getData, type Panel, withInputPanels } from "#engine/panel";
import { inputMarketOf } from "./library.ts";

/** auto: where the planner says · process: the panel comes here · clickhouse: only the values leave the tables. */
export const evaluationPlaces = ["auto", "process", "clickhouse"] as const;
export type EvaluationPlace = (typeof evaluationPlaces)[number];

export interface EvaluatedWhere {
  readonly place: "process" | "clickhouse";
  /** Finer markets that were not read: ClickHouse reduced them where they lie. */
  readonly reduced: readonly string[];
  readonly why: string;
}

export interface ReducedQuestion {
  readonly query: PanelQuery;
  /** Checked. */
  readonly expr: Expr;
  /** Markets that the formula names. */
  readonly others: ReadonlyMap<string, MarketDescription>;
  readonly where?: EvaluationPlace | undefined;
  readonly budgetMb?: number | undefined;
}

interface Decision {
  readonly name: string;
  readonly market: MarketDescription;
  readonly leaves: readonly ReducedLeaf[];
  readonly inStore: boolean;
  readonly reason: string;
}

/** The panel, sealed, with what the formula reads of other markets: whole panels, or columns that ClickHouse reduced. */
export async function readReduced(
  store: Store,
  question: ReducedQuestion,
): Promise<{ readonly panel: Panel; readonly where: EvaluatedWhere }> {
  const { query, expr, others, where = "auto" } = question;
  const leaves = reducedLeavesOf(expr);
  if (where === "clickhouse" && leaves.size === 0) unwrap(lowerToSql([expr]));
  const own = await getData(store, query);
  const decisions = [...leaves].flatMap(([name, list]) => {
    const market = others.get(name);
    return market === undefined ? [] : [decide({ name, market, leaves: list }, own, question)];
  });
  const pushed = decisions.filter(({ inStore }) => inStore);
  const series = seriesMarketsOf(expr);
  const read = [...others.keys()].filter((name) => series.has(name) || !pushed.some((one) => one.name === name));
  const panel = await withInputPanels(
    store,
    own,
    read.map((market) => ({ market })),
  );
  const columns = new Map<string, Column>();
  for (const one of pushed) {
    const there = finerOf(one.market);
    for (const entry of unwrap(await reduceInStore(one.leaves, store, { here: own, there }))) columns.set(...entry);
  }
  return {
    panel: columns.size === 0 ? panel : { ...panel, fields: new Map([...panel.fields, ...columns]) },
    where: { place: "process", reduced: pushed.map(({ name }) => name), why: whyOf(decisions, where) },
  };
}

function decide(
  one: Pick<Decision, "name" | "market" | "leaves">,
  here: Panel,
  { expr, where = "auto", budgetMb }: ReducedQuestion,
): Decision {
  if (where !== "auto") return { ...one, inStore: where === "clickhouse", reason: "as asked." };
  if (seriesMarketsOf(expr).has(one.name)) {
    return { ...one, inStore: false, reason: "Its bars are read anyway." };
  }
  const problem = storeReductionProblem(here, finerOf(one.market));
  if (problem !== null) return { ...one, inStore: false, reason: problem.message };
  const { times, frequency } = here;
  const facts = { times: times.length, frequency, budgetMb };
  return { ...one, ...planReduction(one.leaves, inputMarketOf(one.market), facts) };
}

function finerOf({ info, first, last }: MarketDescription): Parameters<typeof storeReductionProblem>[1] {
  return { market: info.name, frequency: info.frequency, timeZone: info.timeZone, first, last };
}

function whyOf(decisions: readonly Decision[], where: EvaluationPlace): string {
  if (where !== "auto") return "as asked.";
  if (decisions.length === 0) return "It reads other markets, which are joined in process.";
  const one = decisions.length === 1;
  return decisions.map(({ name, reason }) => (one ? reason : `${name}: ${reason}`)).join(" ");
}
