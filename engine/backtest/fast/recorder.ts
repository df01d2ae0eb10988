// Writes down each bar of a run: returns, their parts, costs, exposure, equity.
import { type CostName, costModels } from "../costs/index.ts";
import { drawdownOf } from "../path.ts";
import type { BacktestResult } from "../result.ts";
import type { Account } from "./account.ts";

/** What prices did to the positions of one bar, in currency. */
export interface Moves {
  overnight: number;
  intraday: number;
}

export type Recorded = Omit<BacktestResult, "times" | "capital" | "warmup" | "flags">;

export interface Recorder {
  /** Equity at the last closed bar. */
  readonly equity: () => number;
  /** Equity at this close before the bar is written down. */
  readonly peek: (account: Account, moves: Moves) => number;
  readonly closeBar: (account: Account, moves: Moves) => void;
  readonly finish: (account: Account) => Recorded;
}

/** Sums over the positions of one close, in currency and in number. */
function holdingsOf(account: Account): { readonly gross: number; readonly net: number; readonly count: number } {
  let gross = 0;
  let net = 0;
  let count = 0;
  for (let s = 0; s < account.shares.length; s++) {
    if (account.shares[s] === 0) continue;
    const value = account.shares[s]! * account.mark[s]!;
    gross += Math.abs(value);
    net += value;
    count++;
  }
  return { gross, net, count };
}

export function recorderOf(bars: number, capital: number): Recorder {
  const column = (): Float64Array => new Float64Array(bars);
  const parts = { gross: column(), overnight: column(), intraday: column(), turnover: column(), cost: column() };
  const level = { equity: column(), exposure: column(), netExposure: column(), positions: column() };
  const returns = column();
  const costs: Record<CostName, Float64Array> = {
    borrow: column(),
    commission: column(),
    impact: column(),
    slippage: column(),
    spread: column(),
  };
  let row = 0;
  let equity = capital;
  let ruinedAt: number | null = null;
  const chargedSoFar = (account: Account): number =>
    costModels.reduce((sum, model) => sum + account.charged[model.name], 0);
  const peek = (account: Account, moves: Moves): number =>
    equity + moves.overnight + moves.intraday - chargedSoFar(account);
  const closeBar = (account: Account, moves: Moves): void => {
    const t = row++;
    if (ruinedAt !== null) {
      level.equity[t] = equity;
      return;
    }
    const start = equity;
    equity = peek(account, moves);
    parts.overnight[t] = moves.overnight / start;
    parts.intraday[t] = moves.intraday / start;
    parts.gross[t] = (moves.overnight + moves.intraday) / start;
    parts.cost[t] = chargedSoFar(account) / start;
    parts.turnover[t] = account.traded / start;
    for (const model of costModels) costs[model.name][t] = account.charged[model.name] / start;
    returns[t] = equity / start - 1;
    const held = holdingsOf(account);
    level.equity[t] = equity;
    level.exposure[t] = equity > 0 ? held.gross / equity : 0;
    level.netExposure[t] = equity > 0 ? held.net / equity : 0;
    level.positions[t] = held.count;
    if (equity <= 0) ruinedAt = t;
  };
  const finish = (account: Account): Recorded => ({
    returns,
    ...parts,
    ...level,
    costs,
    drawdown: drawdownOf(returns),
    orders: { ...account.counts, open: account.order.filter((order) => order !== 0).length },
    shares: account.shares,
    ruinedAt,
  });
  return { equity: () => equity, peek, closeBar, finish };
}
