// Best bid and ask, what they say about the price, and how a change of them presses on it.

export interface Top {
  readonly bid: number;
  readonly bidSize: number;
  readonly ask: number;
  readonly askSize: number;
}

export function midPrice({ bid, ask }: Top): number {
  return (bid + ask) / 2;
}

/** Spread over mid, in basis points. */
export function spreadBps(top: Top): number {
  return ((top.ask - top.bid) / midPrice(top)) * 10_000;
}

/** Mid weighted by the size of the other side: nearer the ask when more is bid. NaN without size. */
export function microprice({ bid, bidSize, ask, askSize }: Top): number {
  return (bid * askSize + ask * bidSize) / (bidSize + askSize);
}

/** (bid size − ask size) / their sum, −1 to 1; NaN without size. */
export function imbalanceOf(bidSize: number, askSize: number): number {
  return (bidSize - askSize) / (bidSize + askSize);
}

/**
 * Order-flow imbalance of one change of the best levels, in units traded.
 *
 * Source  Cont, Kukanov and Stoikov 2014, equation 2
 */
export function orderFlow(before: Top, after: Top): number {
  return (
    (after.bid >= before.bid ? after.bidSize : 0) -
    (after.bid <= before.bid ? before.bidSize : 0) -
    (after.ask <= before.ask ? after.askSize : 0) +
    (after.ask >= before.ask ? before.askSize : 0)
  );
}
