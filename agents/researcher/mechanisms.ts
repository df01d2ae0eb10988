// The finite plan space of the offline researcher: mechanisms as data. A plan is mechanism × window × neutralisation × smoothing × direction.

export interface Mechanism {
  readonly name: string;
  /** Words of a goal that call for it. */
  readonly keywords: readonly string[];
  /** Why it might work, in words that claim nothing. */
  readonly hypothesis: string;
  readonly inputs: readonly string[];
  readonly windows: readonly number[];
  /** Bars from signal to exit at which the effect would show. */
  readonly horizonBars: number;
  /** The raw score for a window, before neutralisation; higher means a higher expected return. */
  readonly score: (window: number) => string;
}

export const mechanisms: readonly Mechanism[] = [
  {
    name: "reversal",
    keywords: ["reversal", "revert", "reversion", "short-term", "contrarian", "oversold"],
    hypothesis: "Traders in need of liquidity push a price away from its value, and the push is given back.",
    inputs: ["close"],
    windows: [5, 3, 10, 2, 1],
    horizonBars: 5,
    score: (n) => `-returns(close, ${n})`,
  },
  {
    name: "volume-weighted-reversal",
    keywords: ["reversal", "volume", "liquidity", "reversion"],
    hypothesis: "A move on high volume is pressure of the moment and no news, and pressure is given back.",
    inputs: ["close", "volume"],
    windows: [5, 3, 10, 2],
    horizonBars: 5,
    score: (n) => `-returns(close, ${n}) * (ts_mean(volume, ${n}) / ts_mean(volume, 60))`,
  },
  {
    name: "quiet-reversal",
    keywords: ["reversal", "volume", "reversion"],
    hypothesis: "A move on thin volume carries no news and is given back.",
    inputs: ["close", "volume"],
    windows: [5, 3, 10],
    horizonBars: 5,
    score: (n) => `-returns(close, ${n}) / (ts_mean(volume, ${n}) / ts_mean(volume, 60))`,
  },
  {
    name: "fading-reversal",
    keywords: ["reversal", "short-term", "decay"],
    hypothesis: "A price is pushed over days, and the last push is the next to be given back.",
    inputs: ["close"],
    windows: [5, 10, 20],
    horizonBars: 5,
    score: (n) => `-decay_linear(returns(close, 1), ${n})`,
  },
  {
    name: "momentum",
    keywords: ["momentum", "trend", "continuation", "winners"],
    hypothesis: "News spreads over weeks, so a drift of the past goes on after a pause.",
    inputs: ["close"],
    windows: [120, 60, 230],
    horizonBars: 20,
    score: (n) => `returns(delay(close, 20), ${n})`,
  },
  {
    name: "trend-quality",
    keywords: ["trend", "momentum", "smooth"],
    hypothesis: "A path that draws no eyes has its news absorbed late.",
    inputs: ["close"],
    windows: [60, 120],
    horizonBars: 20,
    score: (n) => `ts_rsquare(close, ${n}) * sign(ts_slope(close, ${n}))`,
  },
  {
    name: "distance-from-high",
    keywords: ["high", "anchor", "momentum", "breakout"],
    hypothesis: "Traders take the old high for a ceiling and do not pay above it, so news near it is priced late.",
    inputs: ["close", "high"],
    windows: [120, 60, 250],
    horizonBars: 20,
    score: (n) => `close / ts_max(high, ${n})`,
  },
  {
    name: "calm",
    keywords: ["volatility", "low-volatility", "calm", "defensive", "risk"],
    hypothesis: "Leverage limits make some buyers bid for names that move, and names that rest are left behind.",
    inputs: ["close"],
    windows: [60, 20, 120],
    horizonBars: 20,
    score: (n) => `-ts_std(returns(close, 1), ${n})`,
  },
  {
    name: "lottery",
    keywords: ["lottery", "extreme", "max", "tail"],
    hypothesis: "Buyers pay for the hope of a move that has been seen.",
    inputs: ["close"],
    windows: [20, 60],
    horizonBars: 20,
    score: (n) => `-ts_max(returns(close, 1), ${n})`,
  },
  {
    name: "skewness",
    keywords: ["skew", "asymmetry", "tail"],
    hypothesis: "Names are held for the shape of their returns and priced for it.",
    inputs: ["close"],
    windows: [60, 120],
    horizonBars: 20,
    score: (n) => `-ts_skew(returns(close, 1), ${n})`,
  },
  {
    name: "price-volume-divergence",
    keywords: ["volume", "correlation", "divergence", "price-volume"],
    hypothesis: "A move that volume follows is crowded, and a crowd thins out.",
    inputs: ["close", "volume"],
    windows: [10, 20, 5],
    horizonBars: 5,
    score: (n) => `-ts_corr(rank(close), rank(volume), ${n})`,
  },
  {
    name: "close-location",
    keywords: ["range", "candle", "intraday", "close"],
    hypothesis:
      "A close at the end of the day's range marks pressure into the close, and the pressure eases afterwards.",
    inputs: ["close", "high", "low"],
    windows: [5, 3, 10],
    horizonBars: 5,
    score: (n) => `-ts_mean((close - low) / (high - low), ${n})`,
  },
  {
    name: "overnight",
    keywords: ["overnight", "gap", "open"],
    hypothesis: "The open gathers orders of the impatient, whose push is given back during the day and after.",
    inputs: ["open", "close"],
    windows: [5, 10, 20],
    horizonBars: 5,
    score: (n) => `-ts_mean(open / delay(close, 1) - 1, ${n})`,
  },
  {
    name: "intraday",
    keywords: ["intraday", "session", "day"],
    hypothesis: "Pressure within the session comes from traders who close their books, and it is given back.",
    inputs: ["open", "close"],
    windows: [5, 10, 20],
    horizonBars: 5,
    score: (n) => `-ts_mean(close / open - 1, ${n})`,
  },
  {
    name: "attention",
    keywords: ["attention", "volume", "news"],
    hypothesis: "High volume draws eyes to a name, and new eyes enter as buyers.",
    inputs: ["volume"],
    windows: [20, 60],
    horizonBars: 5,
    score: (n) => `ts_mean(volume, 3) / ts_mean(volume, ${n})`,
  },
  {
    name: "illiquidity",
    keywords: ["liquidity", "illiquid", "impact", "premium"],
    hypothesis: "Holders of names that are hard to trade ask to be paid for it.",
    inputs: ["close", "volume"],
    windows: [20, 60],
    horizonBars: 20,
    score: (n) => `rank(ts_mean(abs(returns(close, 1)) / (close * volume), ${n}))`,
  },
  {
    name: "range-narrowing",
    keywords: ["range", "volatility", "calm"],
    hypothesis: "Wide daily ranges mark dispute about the price, and disputed names are held by optimists.",
    inputs: ["high", "low", "close"],
    windows: [20, 60],
    horizonBars: 20,
    score: (n) => `-ts_mean((high - low) / close, ${n})`,
  },
  {
    name: "deceleration",
    keywords: ["acceleration", "reversal", "turn"],
    hypothesis: "A move that speeds up is chased, and a chase ends.",
    inputs: ["close"],
    windows: [10, 20],
    horizonBars: 5,
    score: (n) => `returns(delay(close, ${n}), ${n}) - returns(close, ${n})`,
  },
];
