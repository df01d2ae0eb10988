// Where the finer bars of a market should be reduced: here, or in ClickHouse where they lie; and why.
import { barLength } from "#engine/panel";
import type { Expr } from "../language/ast.ts";
import type { InputLeaf } from "../language/input-leaf.ts";
import { inputNamesIn, inputOf } from "../language/input-of.ts";
import type { InputMarket, Vocabulary } from "../language/names.ts";
import { planBackend } from "../sql/plan.ts";
import { leavesWithoutSql, type ReducedLeaf } from "../sql/reduce-leaves.ts";
import { storeBarsProblem } from "./reduce-in-store.ts";

export interface ReductionPlan {
  readonly inStore: boolean;
  readonly reason: string;
}

/** What is known of the market here. */
export interface ReductionFacts {
  /** Bars per symbol. */
  readonly times: number;
  readonly frequency?: Vocabulary["frequency"];
  /** The same formulas read the market's last known values, so that its bars come here anyway; default: they do not. */
  readonly isRead?: boolean | undefined;
  /** Megabytes that this process may use; default: no bound. */
  readonly budgetMb?: number | undefined;
}

/** The leaves of formulas that reduce finer bars, each once, by market. */
export function reducedLeavesOf(exprs: readonly Expr[]): ReadonlyMap<string, readonly ReducedLeaf[]> {
  const leaves = leavesIn(exprs).flatMap((leaf) => (leaf.kind === "reduced" ? [leaf] : []));
  return Map.groupBy(leaves, ({ market }) => market);
}

/** Markets whose last known values the formulas read, bar by bar. */
export function seriesMarketsOf(exprs: readonly Expr[]): ReadonlySet<string> {
  return new Set(leavesIn(exprs).flatMap((leaf) => (leaf.kind === "series" ? [leaf.market] : [])));
}

function leavesIn(exprs: readonly Expr[]): readonly InputLeaf[] {
  const names = new Set(exprs.flatMap(inputNamesIn));
  return [...names].flatMap((name) => inputOf(name) ?? []);
}

/** Why ClickHouse has no way to reduce them; null when it has. */
export function reductionProblem(leaves: readonly ReducedLeaf[], there: InputMarket): string | null {
  const without = leavesWithoutSql(leaves);
  if (without.length > 0) {
    return `ClickHouse has no form for ${without.map((name) => `"${name}"`).join(", ")}.`;
  }
  const bars = storeBarsProblem(there);
  return bars === null ? null : `ClickHouse cannot place its bars: ${bars}.`;
}

/**
 * For the leaves of one finer market together: in the store where that is cheaper by the planner's figures, and where the
 * market's panel, which is read with all its fields, is above the budget.
 */
export function planReduction(
  leaves: readonly ReducedLeaf[],
  there: InputMarket,
  { times, frequency, isRead, budgetMb }: ReductionFacts,
): ReductionPlan {
  if (isRead === true) return { inStore: false, reason: "Its bars are read anyway." };
  const problem = reductionProblem(leaves, there);
  if (problem !== null) return { inStore: false, reason: problem };
  const bars = there.times ?? 0;
  const panelMb = (8 * there.symbols.length * bars * there.fields.length) / 1e6;
  if (budgetMb !== undefined && panelMb > budgetMb) {
    const size = `${there.symbols.length} symbols × ${bars} bars × ${there.fields.length} fields`;
    const reason = `Its ${size} take about ${panelMb.toPrecision(2)} MB in process, above the budget of ${budgetMb} MB.`;
    return { inStore: true, reason };
  }
  const { backend, reasons } = planBackend(
    leaves.map(({ formula }) => formula),
    {
      symbols: there.symbols.length,
      times: bars,
      resultTimes: Math.min(times, barsWithin(there.span, frequency)),
      ...(budgetMb !== undefined && { budgetMb }),
    },
  );
  return { inStore: backend === "sql", reason: reasons.join(" ") };
}

/** Most bars here that the other market's history can hold. */
function barsWithin(span: number | undefined, frequency: Vocabulary["frequency"]): number {
  if (span === undefined || frequency === undefined) return Number.POSITIVE_INFINITY;
  return Math.ceil(span / barLength(frequency)) + 1;
}
