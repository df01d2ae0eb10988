// Orders of one decision: target weights at a close become shares to buy or sell.
import type { Rows, StrategySpec } from "#engine/strategies";
import type { Account } from "./account.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Market } from "./market.ts";

export interface Decider {
  readonly spec: StrategySpec;
  readonly market: Market;
  /** Target weights, date-major. */
  readonly weights: Rows;
  /** Null when impact costs nothing. */
  readonly liquidity: Liquidity | null;
}

/**
 * Replaces all waiting orders by those of row t.
 *
 * Order   weight · equity / close − shares held, all known at the close of row t; the number of shares is then fixed
 * Missing a symbol without a close keeps its shares; if its target is 0 an order to close it waits
 * Cap     when Σ |order value| / equity exceeds maxTurnover, all orders shrink by one factor
 */
export function placeOrders(
  { spec, market, weights, liquidity }: Decider,
  account: Account,
  { t, equity }: { readonly t: number; readonly equity: number },
): void {
  const { symbols } = market;
  const base = t * symbols;
  let total = 0;
  for (let s = 0; s < symbols; s++) {
    if (account.order[s] !== 0) account.counts.replaced++;
    account.order[s] = 0;
    const weight = weights[base + s]!;
    if (Number.isNaN(weight)) continue;
    const held = account.shares[s]!;
    const close = market.close[base + s]!;
    const known = close > 0;
    if (t >= market.goneFrom[s]! || (!known && weight !== 0)) continue;
    const order = weight === 0 ? -held : (weight * equity) / close - held;
    const value = Math.abs(order) * (known ? close : account.mark[s]!);
    if (order === 0 || (weight !== 0 && value <= 1e-9 * equity)) continue;
    if (held === 0) {
      account.mark[s] = close;
      account.silent[s] = 0;
    }
    account.order[s] = order;
    total += value;
    if (liquidity !== null) {
      account.orderVolatility[s] = liquidity.volatility[base + s]!;
      account.orderVolume[s] = liquidity.dollarVolume[base + s]!;
    }
  }
  const limit = (spec.caps.maxTurnover ?? Number.POSITIVE_INFINITY) * equity;
  if (total > limit) for (let s = 0; s < symbols; s++) account.order[s]! *= limit / total;
}
