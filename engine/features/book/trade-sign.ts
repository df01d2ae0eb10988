// Who began a trade: the buyer (+1) or the seller (−1).

export interface SignRule {
  /** The tape's own word, if it has one. */
  readonly told: 1 | -1 | 0;
  /** Mid of the quote in force before the trade; NaN when unknown. */
  readonly mid: number;
}

/**
 * Signs trades in order of time: as told, else above the mid a purchase and below a sale, else by the last change of the
 * traded price; 0 before any of these speaks.
 *
 * Source  Lee and Ready 1991, with the quote in force just before the trade
 */
export function openTradeSigner(): (price: number, rule: SignRule) => 1 | -1 | 0 {
  let last = Number.NaN;
  let tick: 1 | -1 | 0 = 0;
  return (price, { told, mid }) => {
    if (price > last) tick = 1;
    else if (price < last) tick = -1;
    last = price;
    if (told !== 0) return told;
    if (price > mid) return 1;
    return price < mid ? -1 : tick;
  };
}
