// What a formula reads of other markets, in plain words: how it is aligned, and where it is computed.
import {
  planReduction,
  type ReductionFacts,
  reducedLeavesOf,
  reductionProblem,
  seriesMarketsOf,
} from "./inputs/plan-reduction.ts";
import type { Expr } from "./language/ast.ts";
import { checkExpression } from "./language/check.ts";
import type { InputLeaf } from "./language/input-leaf.ts";
import { inputNamesIn, inputOf } from "./language/input-of.ts";
import type { InputMarket, Vocabulary } from "./language/names.ts";
import { printExpression } from "./language/print.ts";
import { reducerNamed } from "./reducers/index.ts";
import type { BackendFacts } from "./sql/plan.ts";
import type { ReducedLeaf } from "./sql/reduce-leaves.ts";

/** One line for each leaf of another market; the formula has passed the checks. */
export function inputLines(expr: Expr, vocabulary: Vocabulary, data?: BackendFacts): readonly string[] {
  const reduced = reducedLeavesOf([expr]);
  const read = seriesMarketsOf([expr]);
  const factsOf = ({ market }: InputLeaf): ReductionFacts | undefined =>
    data && { ...data, frequency: vocabulary.frequency, isRead: read.has(market) };
  return inputNamesIn(expr).flatMap((name) => {
    const leaf = inputOf(name);
    const market = leaf === null ? undefined : vocabulary.markets?.get(leaf.market);
    if (leaf === null || market === undefined) return [];
    if (leaf.kind === "series") return [`${name}: ${seriesWords(leaf, market)}`];
    const where = placeWords(reduced.get(leaf.market) ?? [leaf], market, factsOf(leaf));
    return [`${name}: ${reducedWords(leaf, market)} ${where}`];
  });
}

function seriesWords(leaf: InputLeaf & { readonly kind: "series" }, market: InputMarket): string {
  return `The last ${leaf.field} of ${whose(leaf, market)} whose ${barsOf(market)} had closed at the close of each bar here; missing once it is older than a week and one of its bars. Joined in process.`;
}

function reducedWords(leaf: InputLeaf & { readonly kind: "reduced" }, market: InputMarket): string {
  const reducer = reducerNamed(leaf.reducer);
  const checked = checkExpression(leaf.formula, market);
  const reach = checked.ok ? checked.value.lookback : 0;
  const past = Number.isFinite(reach) ? `${reach} of its bars back` : "its whole past";
  return `${reducer?.says ?? ""} Here x = ${printExpression(leaf.formula)} of ${whose(leaf, market)}, over the ${barsOf(market)}s that closed within each bar here; x reads ${past}.`;
}

/** Where the leaves of one market are computed: together, for its bars are read once. */
function placeWords(leaves: readonly ReducedLeaf[], market: InputMarket, facts: ReductionFacts | undefined): string {
  const { symbols, times } = market;
  const cells = times === undefined ? "" : ` over ${symbols.length} symbols × about ${times} bars`;
  const here = `Computed and reduced in process${cells}`;
  if (facts !== undefined && times !== undefined) {
    const { inStore, reason } = planReduction(leaves, market, facts);
    return inStore ? `ClickHouse would reduce it where it lies${cells}: ${reason}` : `${here}: ${reason}`;
  }
  const problem = reductionProblem(leaves, market);
  return problem === null ? `${here}; ClickHouse can reduce it where it lies.` : `${here}; ${problem}`;
}

function whose({ market, symbol }: InputLeaf, { symbols }: InputMarket): string {
  const only = symbol ?? (symbols.length === 1 ? symbols[0] : undefined);
  return only === undefined ? `the symbol of the same name in market "${market}"` : `${only} in market "${market}"`;
}

function barsOf({ frequency, timeZone = "UTC" }: InputMarket): string {
  return frequency === "1d" || frequency === "1w" ? `${frequency} bar (${timeZone})` : `${frequency} bar`;
}
