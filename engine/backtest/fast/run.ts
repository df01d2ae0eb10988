// The fast backtest: one pass over the bars, cash and shares booked at every fill.
import { QraftError } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { type StrategySpec, type Targets, targetWeights } from "#engine/strategies";
import { type BacktestResult, barsPerYear, type Fill } from "../result.ts";
import { Account } from "./account.ts";
import { fillWaiting, liquidate, moveBar } from "./bar.ts";
import { type Decider, placeOrders } from "./decide.ts";
import { liquidityOf } from "./liquidity.ts";
import { marketOf } from "./market.ts";
import { recorderOf } from "./recorder.ts";

export interface BacktestOptions {
  /** Rows of the panel that count, from .. to − 1; default all. Rows before `from` only warm up. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Scales every cost; default 1. */
  readonly costMultiplier?: number | undefined;
  /** Default: the document's. */
  readonly capital?: number | undefined;
  /** Factor columns that are already there, in the order of spec.factors. */
  readonly columns?: readonly Column[] | undefined;
  readonly onFill?: ((fill: Fill) => void) | undefined;
}

/**
 * Runs a strategy over a panel.
 *
 * Timing  decided at the close of row t, filled at the open of t + 1 (or as spec.fill says); the first decision is made
 *         at the close before `from`, or at row 0; what is held at the end is valued at the last close, not sold
 * Waiting an order whose symbol has no price, or volume 0 after it has traded before, waits until it can fill or a later decision
 *         replaces it; a held symbol without a price keeps its last known value, earns nothing and goes on paying borrow
 * Gone    past its delisting date, or after 20 bars without any price, a position is closed at the last known price with
 *         all trade costs, and its waiting order is dropped; pessimistic: until then it could not be sold
 * Cash    may go below zero between decision and fill (no interest either way); fractional shares
 * Ruin    equity at or below 0 at a close ends trading; later bars return 0
 * Reads   row t of the result depends on rows up to t alone
 */
export function backtestFast(spec: StrategySpec, panel: Panel, options: BacktestOptions = {}): BacktestResult {
  const firstDecision = Math.max(0, (options.from ?? 0) - 1);
  const targets = targetWeights(spec, panel, { columns: options.columns, firstDecision });
  return backtestTargets(spec, panel, { ...options, targets });
}

/** The same for target weights that are already there. */
export function backtestTargets(
  spec: StrategySpec,
  panel: Panel,
  options: BacktestOptions & { readonly targets: Targets },
): BacktestResult {
  const { from, to, costMultiplier, capital } = checkedOptions(spec, panel, options);
  const market = marketOf(panel, spec.fill === "next-open");
  const account = new Account({
    symbols: market.symbols,
    capital,
    costs: spec.costs,
    costMultiplier,
    barsPerYear: barsPerYear[panel.frequency],
    onFill: options.onFill,
  });
  const recorder = recorderOf(to - from, capital);
  const { coefficient, bars } = spec.costs.impact;
  const liquidity = coefficient > 0 ? liquidityOf(panel, bars) : null;
  const decider: Decider = { spec, market, weights: options.targets.rows, liquidity };
  const decides = (t: number): boolean => options.targets.decided[t] === 1 && recorder.equity() > 0;
  if (from > 0 && spec.fill !== "close" && decides(from - 1))
    placeOrders(decider, account, { t: from - 1, equity: capital });
  for (let t = from; t < to; t++) {
    account.startBar();
    account.chargeHolding();
    const moves = moveBar(market, account, { t, fillsAt: spec.fill === "next-open" ? "open" : "close" });
    if (decides(t)) {
      const equity = recorder.peek(account, moves);
      if (equity > 0) placeOrders(decider, account, { t, equity });
      if (spec.fill === "close") fillWaiting(market, account, t);
    }
    recorder.closeBar(account, moves);
    if (recorder.equity() <= 0) liquidate(account);
  }
  const flags = spec.fill === "close" ? ["filled at the close that made the signal: optimistic"] : [];
  return {
    ...recorder.finish(account),
    times: panel.times.slice(from, to),
    capital,
    warmup: options.targets.warmup,
    flags,
  };
}

interface Checked {
  readonly from: number;
  readonly to: number;
  readonly costMultiplier: number;
  readonly capital: number;
}

function checkedOptions(spec: StrategySpec, panel: Panel, options: BacktestOptions): Checked {
  const { from = 0, to = panel.times.length, costMultiplier = 1, capital = spec.capital } = options;
  const rows = panel.times.length;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > rows || from >= to) {
    const next = "Give whole rows with 0 ≤ from < to ≤ the number of rows.";
    throw new QraftError("bad-period", `Rows ${from} to ${to} do not lie inside a panel of ${rows} rows.`, next);
  }
  if (!(costMultiplier >= 0 && Number.isFinite(costMultiplier))) {
    const next = "Give a number from 0 upward; 1 is the strategy's own cost model.";
    throw new QraftError("bad-cost-multiplier", `A cost multiplier of ${costMultiplier} is refused.`, next);
  }
  if (!(capital > 0 && Number.isFinite(capital))) {
    throw new QraftError("bad-capital", `A capital of ${capital} is refused.`, "Give an amount above 0.");
  }
  return { from, to, costMultiplier, capital };
}
