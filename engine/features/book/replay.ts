// Replays the events of one symbol and reads its features at the end of every bar in which something happened.
import type { BarClock } from "../bar-clock.ts";
import type { FeatureValues } from "../feature-rows.ts";
import { addMid, addStanding, addTrade, type BarSums, newBarSums } from "./bar-sums.ts";
import type { BookEvent, DepthEvent, TradeEvent } from "./book-events.ts";
import { type BookSide, OrderBook } from "./order-book.ts";
import { openImpactSlices, openRealisedSpread } from "./price-impact.ts";
import { imbalanceOf, microprice, midPrice, orderFlow, spreadBps, type Top } from "./top-of-book.ts";
import { openTradeSigner } from "./trade-sign.ts";
import { openVpin, type Vpin } from "./vpin.ts";

export interface ReplayRule {
  readonly clock: BarClock;
  readonly levels: number;
  readonly horizon: number;
  readonly bucket: number | null;
  readonly note: (reason: string, at: number) => void;
}

export interface BarFeatures {
  readonly stamp: number;
  readonly values: FeatureValues;
}

/** Share of the first bar's volume that a VPIN bucket holds when no size is given: known once that bar is over. */
const bucketShare = 0.2;

/**
 * One bar per stamp with an event, in order of time. Events must be in order.
 *
 * Quotes speak for the best levels as soon as there has been one, depth before that; a book made of changes alone is read
 * once it knows `levels` levels of each side. Open to close are those of trades, before the first trade those of the mid.
 */
export function replay(events: readonly BookEvent[], rule: ReplayRule): BarFeatures[] {
  const run = new Replay(rule);
  for (const event of events) run.take(event);
  return run.finish();
}

/** State that lives on from event to event. */
class Replay {
  readonly #rule: ReplayRule;
  readonly #book = new OrderBook();
  readonly #sign = openTradeSigner();
  readonly #vpin: Vpin;
  readonly #realised: ReturnType<typeof openRealisedSpread>;
  readonly #impact: ReturnType<typeof openImpactSlices>;
  readonly #bars: BarFeatures[] = [];
  #hasQuotes = false;
  #hasDepth = false;
  #hasTrades = false;
  #top: Top | null = null;
  #finalId = Number.NaN;
  #stamp = Number.NaN;
  #end = Number.NaN;
  #since = Number.NaN;
  #sums: BarSums = newBarSums();
  #mids: BarSums = newBarSums();

  constructor(rule: ReplayRule) {
    this.#rule = rule;
    this.#vpin = openVpin(rule.bucket);
    this.#realised = openRealisedSpread(rule.horizon);
    this.#impact = openImpactSlices(rule.clock.barMs);
  }

  take(event: BookEvent): void {
    if (Number.isNaN(this.#stamp) || event.at >= this.#end) this.#turn(event.at);
    this.#realised.settle(event.at, this.#mid());
    switch (event.kind) {
      case "trade":
        this.#trade(event);
        break;
      case "quote":
        // Depth and quotes are two voices: the first quote is no change of the book before it.
        if (!this.#hasQuotes) this.#newTop(null, event.at);
        this.#hasQuotes = true;
        this.#newTop(event, event.at);
        break;
      case "depth":
        this.#depth(event);
        break;
      default:
        event satisfies never;
    }
  }

  finish(): BarFeatures[] {
    if (!Number.isNaN(this.#stamp)) this.#flush();
    return this.#bars;
  }

  #mid(): number {
    return this.#top === null ? Number.NaN : midPrice(this.#top);
  }

  #turn(at: number): void {
    if (!Number.isNaN(this.#stamp)) this.#flush();
    const { clock } = this.#rule;
    this.#stamp = clock.holding(at);
    this.#end = clock.closeOf(this.#stamp);
    this.#since = this.#end - clock.barMs;
    this.#impact.begin(this.#since);
    if (this.#bars.length === 0) this.#since = at;
    this.#sums = newBarSums();
    this.#mids = newBarSums();
  }

  #trade({ at, price, size, told }: TradeEvent): void {
    this.#hasTrades = true;
    const mid = this.#mid();
    const sign = this.#sign(price, { told, mid });
    addTrade(this.#sums, { price, size, sign, mid });
    this.#realised.trade(at, price, { sign, mid });
    this.#vpin.add(size, sign);
    this.#impact.trade(at, sign * size);
    if (!this.#hasQuotes && !this.#hasDepth) this.#impact.price(at, price);
  }

  #depth(event: DepthEvent): void {
    this.#hasDepth = true;
    const { finalId, previousId, firstId, at } = event;
    if (finalId < this.#finalId) {
      this.#rule.note("depth message older than the book; left out", at);
      return;
    }
    const chained = Number.isNaN(previousId) ? !(firstId > this.#finalId + 1) : previousId === this.#finalId;
    if (!Number.isNaN(this.#finalId) && finalId !== this.#finalId && !Number.isNaN(finalId) && !chained) {
      this.#rule.note("gap before a depth message; the book starts anew", at);
      this.#book.clear();
    }
    if (!Number.isNaN(finalId)) this.#finalId = finalId;
    for (const { side, price, quantity } of event.changes) this.#book.set(side, price, quantity);
    if (this.#hasQuotes) return;
    const { levels } = this.#rule;
    const [bids, asks] = [this.#book.levels("bid", levels), this.#book.levels("ask", levels)];
    const [bid, ask] = [bids[0], asks[0]];
    const known = bids.length === levels && asks.length === levels;
    const read = known && bid !== undefined && ask !== undefined && bid.price < ask.price;
    this.#newTop(read ? { bid: bid.price, bidSize: bid.quantity, ask: ask.price, askSize: ask.quantity } : null, at);
  }

  #newTop(top: Top | null, at: number): void {
    addStanding(this.#sums, this.#top, at - this.#since);
    this.#since = at;
    if (this.#top !== null && top !== null) {
      const flow = orderFlow(this.#top, top);
      if (Number.isFinite(flow)) {
        this.#sums.flow += flow;
        this.#sums.flowChanges += 1;
      }
    }
    this.#top = top;
    if (top === null) return;
    this.#impact.price(at, midPrice(top));
    addMid(this.#mids, top);
  }

  #flush(): void {
    this.#realised.settle(this.#end, this.#mid());
    addStanding(this.#sums, this.#top, this.#end - this.#since);
    const vpin = this.#vpin.value();
    const lambda = this.#impact.slope();
    const values: FeatureValues = {
      ...(this.#hasTrades ? tradeValues(this.#sums, { vpin, lambda }) : priceValues(this.#mids)),
      ...(this.#hasQuotes || this.#hasDepth ? topValues(this.#top, this.#sums) : {}),
      ...(this.#hasDepth ? this.#depthValues() : {}),
      ...(this.#hasTrades && (this.#hasQuotes || this.#hasDepth)
        ? {
            effective_spread_bps: this.#sums.effective / this.#sums.effectiveCount,
            realised_spread_bps: this.#realised.take(),
          }
        : {}),
    };
    this.#vpin.size(this.#sums.volume * bucketShare);
    this.#bars.push({ stamp: this.#stamp, values });
  }

  #depthValues(): FeatureValues {
    const { levels } = this.#rule;
    const side = (name: BookSide): { sum: number; slope: number } => {
      const best = this.#book.levels(name, levels);
      const sum = best.reduce((total, { quantity }) => total + quantity, 0);
      const mid = this.#mid();
      const away = (Math.abs((best[best.length - 1]?.price ?? Number.NaN) - mid) / mid) * 10_000;
      return { sum: best.length < levels ? Number.NaN : sum, slope: best.length < levels ? Number.NaN : sum / away };
    };
    const [bid, ask] = [side("bid"), side("ask")];
    return {
      [`depth_bid_${levels}`]: bid.sum,
      [`depth_ask_${levels}`]: ask.sum,
      [`imbalance_${levels}`]: imbalanceOf(bid.sum, ask.sum),
      [`depth_slope_${levels}`]: (bid.slope + ask.slope) / 2,
    };
  }
}

function priceValues({ open, high, low, close }: BarSums): FeatureValues {
  return { open, high, low, close };
}

function tradeValues(sums: BarSums, { vpin, lambda }: { vpin: number; lambda: number }): FeatureValues {
  return {
    ...priceValues(sums),
    volume: sums.volume,
    vwap: sums.value / sums.volume,
    trades: sums.trades,
    signed_volume: sums.signed,
    trade_imbalance: sums.signed / sums.volume,
    kyle_lambda: lambda,
    vpin,
  };
}

function topValues(top: Top | null, sums: BarSums): FeatureValues {
  return {
    mid: top === null ? Number.NaN : midPrice(top),
    spread_bps: top === null ? Number.NaN : spreadBps(top),
    microprice: top === null ? Number.NaN : microprice(top),
    imbalance: top === null ? Number.NaN : imbalanceOf(top.bidSize, top.askSize),
    spread_bps_mean: sums.spreadTime / sums.knownTime,
    imbalance_mean: sums.imbalanceTime / sums.sizedTime,
    order_flow_imbalance: sums.flowChanges === 0 ? Number.NaN : sums.flow,
  };
}
