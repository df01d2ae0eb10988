// What is added up within one bar: traded prices and volume, spread and imbalance over time, flow at the best levels.
import { imbalanceOf, midPrice, spreadBps, type Top } from "./top-of-book.ts";

export interface BarSums {
  open: number;
  high: number;
  low: number;
  close: number;
  trades: number;
  volume: number;
  value: number;
  signed: number;
  /** Effective spreads of signed trades, basis points. */
  effective: number;
  effectiveCount: number;
  flow: number;
  flowChanges: number;
  /** Integrals over the time in which the best levels were known, and that time in ms. */
  spreadTime: number;
  imbalanceTime: number;
  knownTime: number;
  sizedTime: number;
}

export function newBarSums(): BarSums {
  const missing = { open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN };
  const counts = {
    trades: 0,
    volume: 0,
    value: 0,
    signed: 0,
    effective: 0,
    effectiveCount: 0,
    flow: 0,
    flowChanges: 0,
  };
  return { ...missing, ...counts, spreadTime: 0, imbalanceTime: 0, knownTime: 0, sizedTime: 0 };
}

/** Takes a price into open, high, low and close. */
export function addPrice(sums: BarSums, price: number): void {
  if (Number.isNaN(sums.open)) sums.open = price;
  sums.high = Number.isNaN(sums.high) ? price : Math.max(sums.high, price);
  sums.low = Number.isNaN(sums.low) ? price : Math.min(sums.low, price);
  sums.close = price;
}

export interface SignedTrade {
  readonly price: number;
  readonly size: number;
  readonly sign: 1 | -1 | 0;
  /** Mid before the trade; NaN when unknown. */
  readonly mid: number;
}

export function addTrade(sums: BarSums, { price, size, sign, mid }: SignedTrade): void {
  addPrice(sums, price);
  sums.trades += 1;
  sums.volume += size;
  sums.value += price * size;
  sums.signed += sign * size;
  if (sign === 0 || !(mid > 0)) return;
  sums.effective += ((2 * sign * (price - mid)) / mid) * 10_000;
  sums.effectiveCount += 1;
}

/** Lets the best levels stand for a time, ms. */
export function addStanding(sums: BarSums, top: Top | null, time: number): void {
  if (top === null || !(time > 0)) return;
  sums.spreadTime += spreadBps(top) * time;
  sums.knownTime += time;
  const imbalance = imbalanceOf(top.bidSize, top.askSize);
  if (!Number.isFinite(imbalance)) return;
  sums.imbalanceTime += imbalance * time;
  sums.sizedTime += time;
}

/** Prices of the bar when nothing trades at all: those of the mid. */
export function addMid(sums: BarSums, top: Top): void {
  addPrice(sums, midPrice(top));
}
