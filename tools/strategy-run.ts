// A strategy on one part of the split: parsed, run, and described for the ledger.

import { type BacktestResult, backtestFast, barsPerYear, metricsOf, seriesOfRun } from "#engine/backtest";
import { unwrap } from "#engine/core";
import type { CostRegime, Scope, Subject } from "#engine/evidence";
import { describeCosts, parseStrategy, type StrategySpec, strategyHash } from "#engine/strategies";
import {
  type NamedSeries,
  type NamedValue,
  type PanelPart,
  type PartRole,
  scopeOf,
  type ToolContext,
} from "./context/index.ts";

export interface StrategyRun {
  readonly spec: StrategySpec;
  readonly part: PanelPart;
  readonly result: BacktestResult;
  readonly subject: Subject;
  readonly scope: Scope;
}

export const periodsPerYear: Readonly<Record<string, number>> = barsPerYear;

export function strategySubject(spec: StrategySpec): Subject {
  return { kind: "strategy", id: strategyHash(spec), label: spec.name };
}

export function costRegimeOf(spec: StrategySpec, multiplier: number): CostRegime {
  return multiplier === 0
    ? { regime: "gross", model: "", multiplier: 1 }
    : { regime: "net", model: describeCosts(spec.costs), multiplier };
}

/** The part a strategy may be run on; the holdout only for the candidate whose opening is on record. */
export async function partFor(spec: StrategySpec, role: PartRole, context: ToolContext): Promise<PanelPart> {
  const reads = { formulas: spec.factors.map(({ expression }) => expression) };
  return role === "holdout" ? context.openedPart(strategyHash(spec), reads) : context.part(role, reads);
}

export async function runStrategy(
  input: { readonly strategy: unknown; readonly part: PartRole; readonly costMultiplier: number },
  context: ToolContext,
): Promise<StrategyRun> {
  const spec = unwrap(parseStrategy(input.strategy));
  const part = await partFor(spec, input.part, context);
  const key = `backtest/${strategyHash(spec)}/${input.part}/${input.costMultiplier}`;
  const { from, to } = part;
  const result = context.once(key, () => {
    const columns = spec.factors.map(({ expression }) => context.column(expression, part));
    return backtestFast(spec, part.panel, { from, to, costMultiplier: input.costMultiplier, columns });
  });
  return {
    spec,
    part,
    result,
    subject: strategySubject(spec),
    scope: scopeOf(context, part, { costs: costRegimeOf(spec, input.costMultiplier) }),
  };
}

export async function measureBacktest(
  input: { readonly strategy: unknown; readonly part: PartRole; readonly costMultiplier: number },
  context: ToolContext,
): Promise<{
  readonly frame: { readonly subject: Subject; readonly scope: Scope };
  readonly values: readonly NamedValue[];
  readonly series: readonly NamedSeries[];
}> {
  const { subject, scope, result } = await runStrategy(input, context);
  const annual = periodsPerYear[context.market.frequency] ?? 252;
  return { frame: { subject, scope }, values: metricsOf(result, annual), series: seriesOfRun(result) };
}
