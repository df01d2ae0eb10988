// What a backtest hands back: one row per bar, everything as a fraction of the equity at the bar's start unless said.
import type { Panel } from "#engine/panel";
import type { CostName } from "./costs/index.ts";

export interface BacktestResult {
  /** Bar-open times, ms UTC. */
  readonly times: Float64Array;
  /** Net of every cost: equity / equity before − 1. */
  readonly returns: Float64Array;
  /** Before costs on the same positions: overnight + intraday. returns = gross − cost. */
  readonly gross: Float64Array;
  /** From the close before to this open, and from this open to this close. */
  readonly overnight: Float64Array;
  readonly intraday: Float64Array;
  /** Value bought plus value sold. */
  readonly turnover: Float64Array;
  readonly costs: Readonly<Record<CostName, Float64Array>>;
  /** Sum of the cost components. */
  readonly cost: Float64Array;
  /** At the close, in currency. */
  readonly equity: Float64Array;
  /** Equity relative to its highest close so far, the start included; 0 or negative. */
  readonly drawdown: Float64Array;
  /** Gross and net exposure at the close, as a fraction of equity there. */
  readonly exposure: Float64Array;
  readonly netExposure: Float64Array;
  /** Symbols held at the close. */
  readonly positions: Float64Array;
  readonly orders: OrderCounts;
  /** Shares of every symbol after the last bar. */
  readonly shares: Float64Array;
  readonly capital: number;
  /** First bar of the panel with a position asked for; bars before it are flat by nature. */
  readonly warmup: number;
  /** Bar of the result at which equity fell to 0 or below; trading ends there. */
  readonly ruinedAt: number | null;
  /** What a reader must be told about how this was computed; empty under the defaults. */
  readonly flags: readonly string[];
}

export interface OrderCounts {
  readonly filled: number;
  /** Bars that orders spent waiting for a price. */
  readonly waited: number;
  /** Unfilled orders that a later decision replaced. */
  readonly replaced: number;
  /** Orders dropped because the symbol was gone. */
  readonly rejected: number;
  /** Positions closed at the last known price because the symbol was gone. */
  readonly delisted: number;
  /** Still waiting at the end. */
  readonly open: number;
}

/** One order filled, as the run reports it to whoever listens. */
export interface Fill {
  /** Row of the panel. */
  readonly row: number;
  readonly symbol: number;
  /** Signed. */
  readonly shares: number;
  readonly price: number;
  /** All trade costs, in currency. */
  readonly cost: number;
}

/** Bars per year by frequency: trading days for daily and weekly bars, a market that never closes within the day. */
export const barsPerYear: Readonly<Record<Panel["frequency"], number>> = {
  "1w": 52,
  "1d": 252,
  "4h": 2190,
  "1h": 8760,
  "30m": 17_520,
  "15m": 35_040,
  "5m": 105_120,
  "1m": 525_600,
  "30s": 1_051_200,
  "10s": 3_153_600,
  "5s": 6_307_200,
  "1s": 31_536_000,
};
