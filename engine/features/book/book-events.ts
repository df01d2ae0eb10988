// What happened to one symbol, in order of time: changes of the book, quotes, trades.
import type { BookSide } from "./order-book.ts";
import type { Top } from "./top-of-book.ts";

export interface LevelChange {
  readonly side: BookSide;
  readonly price: number;
  /** New quantity at the price; 0 removes it. */
  readonly quantity: number;
}

/** All changes of one message; ids chain one message to the next, NaN where the feed has none. */
export interface DepthEvent {
  readonly kind: "depth";
  readonly at: number;
  readonly firstId: number;
  readonly finalId: number;
  readonly previousId: number;
  readonly changes: LevelChange[];
}

export interface QuoteEvent extends Top {
  readonly kind: "quote";
  readonly at: number;
}

export interface TradeEvent {
  readonly kind: "trade";
  readonly at: number;
  readonly price: number;
  readonly size: number;
  /** +1 the buyer began it, −1 the seller, 0 not told. */
  readonly told: 1 | -1 | 0;
}

export type BookEvent = DepthEvent | QuoteEvent | TradeEvent;

const order: Readonly<Record<BookEvent["kind"], number>> = { trade: 0, depth: 1, quote: 2 };

/**
 * Sorted by time. At one instant trades come first: the quote that a trade met is the one before it; otherwise events keep
 * the order of their file.
 */
export function inOrder(events: readonly BookEvent[]): BookEvent[] {
  return [...events].sort((a, b) => a.at - b.at || order[a.kind] - order[b.kind]);
}
