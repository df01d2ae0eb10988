// What a cost model is: one kind of cost, its words, its formula, and what it takes from one trade or one bar of holding.
import type { StrategyCosts } from "#engine/strategies";

/** One filled order. */
export interface Trade {
  /** |shares| · price, in currency. */
  readonly value: number;
  /** Deviation of returns per bar, known at the decision; NaN when unknown. */
  readonly volatility: number;
  /** Mean value traded per bar, known at the decision; NaN when unknown. */
  readonly dollarVolume: number;
}

/** What was held from one close to the next. */
export interface Holding {
  /** Value of all short positions at the earlier close, not negative. */
  readonly shortValue: number;
  readonly barsPerYear: number;
}

interface CostFace {
  readonly name: string;
  readonly label: string;
  readonly formula: string;
  readonly says: string;
}

export interface TradeCost extends CostFace {
  readonly kind: "trade";
  /** In currency, not negative. */
  readonly charge: (trade: Trade, costs: StrategyCosts) => number;
}

export interface HoldingCost extends CostFace {
  readonly kind: "holding";
  readonly charge: (holding: Holding, costs: StrategyCosts) => number;
}

export type CostModel = TradeCost | HoldingCost;
