// Builders for strategy tests: random panels with gaps and halts, and strategy documents that vary one thing.
import { type Random, seededRandom, unwrap } from "#engine/core";
import { type Panel, panelFrom } from "#engine/panel";
import { parseStrategy, type StrategySpec } from "#engine/strategies";

export interface PanelShape {
  readonly symbols: number;
  readonly times: number;
  /** Chance that a symbol has no bar, and that it has one without volume. */
  readonly gaps?: number;
  readonly halts?: number;
  /** Symbols from this one on end halfway through. */
  readonly endingFrom?: number;
}

export const dayMs = 86_400_000;

/** Log-normal bars; every field is missing on a gap, volume is 0 on a halt. */
export function randomPanel(seed: number | string, shape: PanelShape): Panel {
  const { symbols, times, gaps = 0, halts = 0, endingFrom = symbols } = shape;
  const random = seededRandom(seed);
  const open = new Float64Array(symbols * times).fill(Number.NaN);
  const close = open.slice();
  const volume = open.slice();
  const codes = new Int32Array(symbols * times);
  for (let s = 0; s < symbols; s++) {
    let price = 20 + 60 * random.next();
    codes.fill(s % 3, s * times, (s + 1) * times);
    for (let t = 0; t < times; t++) {
      const opened = price * Math.exp(0.008 * random.normal());
      price = opened * Math.exp(0.015 * random.normal());
      const traded = Math.round(1e5 * Math.exp(random.normal()));
      const [gap, halt] = [random.next() < gaps, random.next() < halts];
      if (gap || (s >= endingFrom && t > times / 2)) continue;
      open[s * times + t] = opened;
      close[s * times + t] = price;
      volume[s * times + t] = halt ? 0 : traded;
    }
  }
  return panelFrom({
    symbols: Array.from({ length: symbols }, (_, s) => `S${String(s).padStart(3, "0")}`),
    times: Array.from({ length: times }, (_, t) => Date.UTC(2020, 0, 1) + t * dayMs),
    fields: { open, close, volume },
    groups: { sector: { codes, labels: ["a", "b", "c"] } },
  });
}

type Document = Readonly<Record<string, unknown>>;

/** Top against bottom fifth of a five-bar reversal, dollar-neutral. */
export const reversal: Document = {
  version: 1,
  name: "Five-bar reversal",
  factors: [{ name: "rev", expression: "-ts_sum(close / delay(close, 1) - 1, 5)" }],
  combination: { kind: "weighted" },
  long: {
    entry: { kind: "quantile", region: "top", share: 0.2 },
    exit: { kind: "quantile", region: "not-top", share: 0.4 },
  },
  short: {
    entry: { kind: "quantile", region: "bottom", share: 0.2 },
    exit: { kind: "quantile", region: "not-bottom", share: 0.4 },
  },
  exposure: { gross: 1, net: 0 },
};

export const free: Document = {
  commissionBps: 0,
  commissionMinimum: 0,
  halfSpreadBps: 0,
  slippageBps: 0,
  borrowBpsPerYear: 0,
};

export function specFrom(document: Document): StrategySpec {
  return unwrap(parseStrategy(document));
}

/** A document that uses many parts of the schema in a random mixture. */
export function randomDocument(seed: number | string): Document {
  const random = seededRandom(`document/${seed}`);
  const factors = [
    { name: "rev", expression: "-(close / delay(close, 3) - 1)" },
    { name: "calm", expression: "ts_std(close / delay(close, 1) - 1, 8)", direction: -1 },
  ];
  const sides = random.pick(["both", "both", "long", "short"] as const);
  const exposure = { both: { gross: 1, net: random.pick([0, 0.3, "free"]) }, long: { net: 1 }, short: { net: -1 } }[
    sides
  ];
  return {
    version: 1,
    name: `random ${seed}`,
    factors,
    ...rules(random, sides),
    missingBars: random.below(4),
    sizing: random.pick([{ kind: "equal" }, { kind: "proportional" }, { kind: "inverse-volatility", bars: 10 }]),
    exposure,
    caps: random.pick([
      {},
      { maxWeight: 0.15 },
      { maxPositions: 4, maxTurnover: 0.4 },
      { maxGroupWeight: { group: "sector", weight: 0.4 }, maxWeight: 0.2 },
    ]),
    rebalance: random.pick([{ every: 1 }, { every: 4, offset: 1 }]),
    fill: random.pick(["next-open", "next-open", "next-close", "close"]),
    universe: random.pick([{}, { minPrice: 25, minDollarVolume: 3e6, bars: 5 }]),
    costs: {
      commissionMinimum: random.pick([0, 5]),
      impact: { coefficient: random.pick([0, 0.8]), bars: 10 },
      borrowBpsPerYear: random.pick([0, 300]),
    },
  };
}

/** A way to combine the factors, and rules that fit its scores. */
function rules(random: Random, sides: "both" | "long" | "short"): Document {
  const quantiles = (end: string): Document => ({
    entry: { kind: "quantile", region: end, share: 0.3 },
    exit: { kind: "quantile", region: `not-${end}`, share: 0.5 },
    minBars: random.below(3),
  });
  const level = (sign: number): Document => ({
    entry: { kind: "threshold", ...(sign > 0 ? { above: 0.3 } : { below: -0.3 }) },
    ...(random.next() < 0.5 ? { exit: { kind: "threshold", ...(sign > 0 ? { below: 0 } : { above: 0 }) } } : {}),
    maxBars: 6,
  });
  const crossing = (sign: number): Document => ({
    entry: {
      kind: "all",
      rules: [
        { kind: "cross", of: "rev", direction: sign > 0 ? "up" : "down", over: 0 },
        { kind: "not", rule: { kind: "quantile", of: "calm", region: "bottom", share: 0.2 } },
      ],
    },
    maxBars: 5,
  });
  const pick = random.below(4);
  const combination = [
    { kind: "weighted", weights: { rev: 2, calm: 1 } },
    { kind: "weighted", normalise: "zscore", weights: { rev: 1, calm: -0.5 } },
    { kind: "agreement", share: 0.4, atLeast: 1 },
    { kind: "weighted", weights: { rev: -1, calm: 0 } },
  ][pick];
  const make = [(sign: number) => quantiles(sign > 0 ? "top" : "bottom"), level, level, crossing][pick] as (
    sign: number,
  ) => Document;
  return {
    combination,
    ...(sides === "short" ? {} : { long: make(1) }),
    ...(sides === "long" ? {} : { short: make(-1) }),
  };
}
