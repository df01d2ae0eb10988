// The book of one symbol from changes of its levels: both sides sorted, best first.

export type BookSide = "bid" | "ask";

export interface Level {
  readonly price: number;
  readonly quantity: number;
}

interface Side {
  /** Best first. */
  readonly prices: number[];
  readonly quantities: number[];
  readonly sign: 1 | -1;
}

/** State that lives on: levels that were touched since the start or the last gap; others are unknown. */
export class OrderBook {
  readonly #bid: Side = { prices: [], quantities: [], sign: -1 };
  readonly #ask: Side = { prices: [], quantities: [], sign: 1 };

  /** Sets the quantity at a price; zero removes the level. */
  set(side: BookSide, price: number, quantity: number): void {
    const { prices, quantities, sign } = side === "bid" ? this.#bid : this.#ask;
    let low = 0;
    let high = prices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sign * prices[middle]! < sign * price) low = middle + 1;
      else high = middle;
    }
    if (prices[low] === price) {
      if (quantity > 0) quantities[low] = quantity;
      else {
        prices.splice(low, 1);
        quantities.splice(low, 1);
      }
    } else if (quantity > 0) {
      prices.splice(low, 0, price);
      quantities.splice(low, 0, quantity);
    }
  }

  clear(): void {
    for (const { prices, quantities } of [this.#bid, this.#ask]) {
      prices.length = 0;
      quantities.length = 0;
    }
  }

  /** The best levels of a side, at most `count`. */
  levels(side: BookSide, count: number): readonly Level[] {
    const { prices, quantities } = side === "bid" ? this.#bid : this.#ask;
    return prices.slice(0, count).map((price, i) => ({ price, quantity: quantities[i]! }));
  }

  best(side: BookSide): Level | null {
    const { prices, quantities } = side === "bid" ? this.#bid : this.#ask;
    return prices.length === 0 ? null : { price: prices[0]!, quantity: quantities[0]! };
  }
}
