// What happens within one bar: marks at the open and the close, fills, positions whose symbol is gone.
import type { Account } from "./account.ts";
import { isTradable, type Market } from "./market.ts";
import type { Moves } from "./recorder.ts";

/** A position whose symbol has had no price for this many bars in a row counts as delisted. */
const silentLimit = 20;

/** One bar: mark at the open, fill, mark at the close; or mark at both and fill at the close. */
export function moveBar(
  market: Market,
  account: Account,
  { t, fillsAt }: { readonly t: number; readonly fillsAt: "open" | "close" },
): Moves {
  const { symbols } = market;
  const { shares, mark, order } = account;
  const moves: Moves = { overnight: 0, intraday: 0 };
  for (let s = 0; s < symbols; s++) {
    if (shares[s] === 0 && order[s] === 0) continue;
    const cell = t * symbols + s;
    const open = market.open[cell]!;
    const close = market.close[cell]!;
    account.silent[s] = open > 0 || close > 0 ? 0 : account.silent[s]! + 1;
    if (t >= market.goneFrom[s]! || account.silent[s]! >= silentLimit) {
      leave(account, s, t);
      continue;
    }
    if (open > 0) {
      if (shares[s] !== 0) moves.overnight += shares[s]! * (open - mark[s]!);
      mark[s] = open;
    }
    if (fillsAt === "open" && order[s] !== 0) fillOrWait(market, account, { s, t, price: open });
    if (close > 0) {
      if (shares[s] !== 0) moves.intraday += shares[s]! * (close - mark[s]!);
      mark[s] = close;
    }
    if (fillsAt === "close" && order[s] !== 0) fillOrWait(market, account, { s, t, price: close });
  }
  return moves;
}

interface Try {
  readonly s: number;
  readonly t: number;
  readonly price: number;
}

function fillOrWait(market: Market, account: Account, attempt: Try): void {
  const { s, t, price } = attempt;
  if (!isTradable(market, attempt)) {
    account.counts.waited++;
    return;
  }
  account.fill(t, s, { shares: account.order[s]!, price });
  account.order[s] = 0;
  account.counts.filled++;
}

export function fillWaiting(market: Market, account: Account, t: number): void {
  for (let s = 0; s < market.symbols; s++) {
    if (account.order[s] !== 0) fillOrWait(market, account, { s, t, price: market.close[t * market.symbols + s]! });
  }
}

/** Closes the position of a symbol that is gone, at its last known price. */
function leave(account: Account, s: number, t: number): void {
  if (account.order[s] !== 0) account.counts.rejected++;
  account.order[s] = 0;
  account.silent[s] = 0;
  if (account.shares[s] === 0) return;
  account.fill(t, s, { shares: -account.shares[s]!, price: account.mark[s]! });
  account.counts.delisted++;
}

/** Ruin: positions are given up at their marks without further cost, and no order waits. */
export function liquidate(account: Account): void {
  for (let s = 0; s < account.shares.length; s++) {
    if (account.shares[s] !== 0) account.cash += account.shares[s]! * account.mark[s]!;
  }
  account.shares.fill(0);
  account.order.fill(0);
}
