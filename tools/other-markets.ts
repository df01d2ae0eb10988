// What formulas read of other markets: whole panels, or columns that ClickHouse reduced; the one place that decides.
import { unwrap } from "#engine/core";
import type { MarketDescription, Store } from "#engine/data";
import {
  type Expr,
  planReduction,
  type ReducedLeaf,
  reducedLeavesOf,
  reduceInStore,
  seriesMarketsOf,
  storeReductionProblem,
} from "#engine/factors";
import { type Column, type Panel, readInput } from "#engine/panel";
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
  /** Checked; the markets of all of them are decided together, for the bars of a market are read once. */
  readonly exprs: readonly Expr[];
  /** Other markets that they may name, as described at the contents that are read. */
  readonly others: ReadonlyMap<string, MarketDescription>;
  /** About how many bars per symbol the market here has. */
  readonly times: number;
  readonly where?: EvaluationPlace | undefined;
  readonly budgetMb?: number | undefined;
}

/** How one other market reaches the formulas. */
export interface MarketDecision {
  readonly name: string;
  readonly market: MarketDescription;
  /** What it reduces to values per bar here; none: only its last known values are read. */
  readonly leaves: readonly ReducedLeaf[];
  /** Its last known values are read as well. */
  readonly isRead: boolean;
  readonly inStore: boolean;
  readonly reason: string;
}

/** Where panels and reduced columns come from: a store, or what is kept of it. */
export interface MarketSources {
  readonly bars: (here: Panel, market: MarketDescription) => Promise<Panel>;
  /** Columns by the names of the leaves. */
  readonly reduced: (here: Panel, decision: MarketDecision) => Promise<ReadonlyMap<string, Column>>;
}

export function sourcesOf(store: Store): MarketSources {
  return {
    bars: (here, { info, snapshot }) => readInput(store, here, { market: info.name, snapshot: snapshot?.hash }),
    reduced: async (here, { leaves, market }) =>
      unwrap(await reduceInStore(leaves, store, { here, there: finerOf(market) })),
  };
}

/**
 * How each market that the formulas name is read. Depends on the formulas, on the contents of the markets and on the
 * question, on nothing that was read before: the same call decides alike whenever it is repeated.
 */
export function decideMarkets(here: Panel, question: ReducedQuestion): readonly MarketDecision[] {
  const reduced = reducedLeavesOf(question.exprs);
  const series = seriesMarketsOf(question.exprs);
  return [...question.others].flatMap(([name, market]) => {
    const leaves = reduced.get(name) ?? [];
    const isRead = series.has(name);
    if (leaves.length === 0 && !isRead) return [];
    return [{ name, market, leaves, isRead, ...decide({ market, leaves, isRead }, here, question) }];
  });
}

function decide(
  { market, leaves, isRead }: Pick<MarketDecision, "market" | "leaves" | "isRead">,
  here: Panel,
  { where = "auto", times, budgetMb }: ReducedQuestion,
): Pick<MarketDecision, "inStore" | "reason"> {
  if (leaves.length === 0) return { inStore: false, reason: "Its bars are joined in process." };
  if (where !== "auto") return { inStore: where === "clickhouse", reason: "as asked." };
  const problem = isRead ? null : storeReductionProblem(here, finerOf(market));
  if (problem !== null) return { inStore: false, reason: problem.message };
  return planReduction(leaves, inputMarketOf(market), { times, frequency: here.frequency, isRead, budgetMb });
}

function finerOf({ info, snapshot, first, last }: MarketDescription): Parameters<typeof storeReductionProblem>[1] {
  const { name, frequency, timeZone } = info;
  return { market: name, snapshot: snapshot?.hash, frequency, timeZone, first, last };
}

/** The panel with what was decided: inputs for markets that are read, fields for leaves that ClickHouse reduces. */
export async function withMarkets(
  sources: MarketSources,
  here: Panel,
  decisions: readonly MarketDecision[],
): Promise<Panel> {
  const inputs = new Map<string, Panel>();
  const columns = new Map<string, Column>();
  for (const one of decisions) {
    if (one.inStore) for (const entry of await sources.reduced(here, one)) columns.set(...entry);
    if (!one.inStore || one.isRead) inputs.set(one.name, await sources.bars(here, one.market));
  }
  const read = inputs.size === 0 ? here : { ...here, inputs };
  return columns.size === 0 ? read : { ...read, fields: new Map([...here.fields, ...columns]) };
}

/** In words, for who asked. */
export function whereOf(decisions: readonly MarketDecision[], where: EvaluationPlace = "auto"): EvaluatedWhere {
  const reduced = decisions.filter(({ inStore }) => inStore).map(({ name }) => name);
  return { place: "process", reduced, why: whyOf(decisions, where) };
}

function whyOf(decisions: readonly MarketDecision[], where: EvaluationPlace): string {
  if (where !== "auto") return "as asked.";
  const finer = decisions.filter(({ leaves }) => leaves.length > 0);
  if (finer.length === 0) return "It reads other markets, which are joined in process.";
  const one = finer.length === 1;
  return finer.map(({ name, reason }) => (one ? reason : `${name}: ${reason}`)).join(" ");
}
