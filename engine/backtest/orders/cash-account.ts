// One cash account and one position: what a single order does under fees, slippage, lots and the cash at hand.

export interface OrderRules {
  /** Share of the order's value. */
  readonly feeRate: number;
  /** Per order. */
  readonly fixedFee: number;
  /** Share of the price, always against the order. */
  readonly slippage: number;
  /** Sizes are whole multiples of this; 0 for any size. */
  readonly lot: number;
}

export interface OrderFill {
  readonly row: number;
  readonly column: number;
  readonly side: "buy" | "sell";
  readonly shares: number;
  /** After slippage. */
  readonly price: number;
  readonly fees: number;
}

/** Cash that several positions may share. */
export interface Purse {
  cash: number;
}

/** What to trade: shares (Infinity for all that cash allows), and the share of cash that may be spent on it. */
export interface OrderRequest {
  readonly shares: number;
  readonly cashShare?: number;
  readonly price: number;
  readonly row: number;
  readonly column: number;
}

/** Sizes and cash closer than this, relative or absolute, are equal: dust must not make orders. */
export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), 1e-12);
}

function inLots(shares: number, lot: number): number {
  return lot > 0 && Number.isFinite(shares) ? Math.floor(shares / lot + 1e-9) * lot : shares;
}

/**
 * Buys, or buys as much as the cash allows: (cash · share − fixed fee) / (price · (1 + fee rate)).
 * Null when nothing can be bought: no price, no size, fees beyond the cash.
 */
export function buy(purse: Purse, request: OrderRequest, rules: OrderRules): OrderFill | null {
  const price = request.price * (1 + rules.slippage);
  const shares = inLots(request.shares, rules.lot);
  if (!(price > 0) || !(shares > 0)) return null;
  const limit = purse.cash * (request.cashShare ?? 1);
  const wanted = shares * price * (1 + rules.feeRate) + rules.fixedFee;
  const affordable = inLots((limit - rules.fixedFee) / (1 + rules.feeRate) / price, rules.lot);
  const covered = wanted <= limit || (Number.isFinite(wanted) && isNear(wanted, limit));
  const bought = covered ? shares : affordable;
  if (!(bought > 1e-12)) return null;
  const fees = bought * price * rules.feeRate + rules.fixedFee;
  purse.cash -= bought * price + fees;
  if (isNear(purse.cash, 0)) purse.cash = 0;
  return { row: request.row, column: request.column, side: "buy", shares: bought, price, fees };
}

/** Sells a finite number of shares, held or borrowed; proceeds less fees go to cash. */
export function sell(purse: Purse, request: OrderRequest, rules: OrderRules): OrderFill | null {
  const price = request.price * (1 - rules.slippage);
  const shares = inLots(request.shares, rules.lot);
  if (!(price > 0) || !(shares > 1e-12)) return null;
  const fees = shares * price * rules.feeRate + rules.fixedFee;
  purse.cash += shares * price - fees;
  return { row: request.row, column: request.column, side: "sell", shares, price, fees };
}

/** Position after a fill; what rounding leaves of a closed one vanishes. */
export function positionAfter(position: number, fill: OrderFill): number {
  const next = fill.side === "buy" ? position + fill.shares : position - fill.shares;
  return Math.abs(next) <= Math.max(1e-9 * Math.abs(position), 1e-12) ? 0 : next;
}
