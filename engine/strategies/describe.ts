// A strategy in plain words, for people who do not read JSON.
import { describeRule } from "#engine/signals";
import type { StrategyCosts, StrategySide, StrategySpec } from "./spec.ts";

export function describeStrategy(spec: StrategySpec): string {
  return [
    `${spec.name}.`,
    `Factors: ${spec.factors.map((f) => `${f.name} = ${f.expression}${f.direction === -1 ? " (low is good)" : ""}`).join("; ")}.`,
    describeCombination(spec),
    describeSide("Long", spec.long, spec.missingBars),
    describeSide("Short", spec.short, spec.missingBars),
    describeSizing(spec),
    describeTrading(spec),
    `Costs: ${describeCosts(spec.costs)}.`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function describeCombination({ combination, factors }: StrategySpec): string {
  switch (combination.kind) {
    case "weighted": {
      const { weights } = combination;
      const parts = factors.map(({ name }) => `${weights === undefined ? 1 : (weights[name] ?? 0)} × ${name}`);
      return `Score: ${parts.join(" + ")}, each as ${combination.normalise === "rank" ? "centred rank" : "z-score"} of its date.`;
    }
    case "agreement": {
      const share = `${combination.share * 100}%`;
      return `Score: net votes of the factors in their top or bottom ${share}, at least ${combination.atLeast}.`;
    }
    case "logic":
      return "No score: rules combine the factors directly.";
  }
}

function describeSide(word: string, side: StrategySide | undefined, missingBars: number): string {
  if (side === undefined) return "";
  const exit = side.exit === undefined ? "as soon as that no longer holds" : `when ${describeRule(side.exit)}`;
  const least = side.minBars > 0 ? `, not before ${side.minBars} bars` : "";
  const most = side.maxBars === undefined ? "" : `, at the latest after ${side.maxBars} bars`;
  const missing = `, or after more than ${missingBars} bars without a value`;
  return `${word} when ${describeRule(side.entry)}; out ${exit}${least}${most}${missing}.`;
}

function describeSizing({ sizing, exposure, caps }: StrategySpec): string {
  const words = {
    equal: "equal weights",
    proportional: "weights proportional to |score|",
    "inverse-volatility": "weights proportional to 1 / volatility",
  }[sizing.kind];
  const net = exposure.net === "free" ? "net exposure free" : `net exposure ${exposure.net}`;
  const limits = [
    ...(caps.maxWeight === undefined ? [] : [`at most ${caps.maxWeight} per symbol`]),
    ...(caps.maxGroupWeight ? [`at most ${caps.maxGroupWeight.weight} per ${caps.maxGroupWeight.group}`] : []),
    ...(caps.maxPositions === undefined ? [] : [`at most ${caps.maxPositions} positions`]),
    ...(caps.maxTurnover === undefined ? [] : [`at most ${caps.maxTurnover} of equity traded per rebalance`]),
  ];
  return `Sizing: ${[words, `gross exposure ${exposure.gross}`, net, ...limits].join(", ")}.`;
}

function describeTrading({ rebalance, fill, universe, capital }: StrategySpec): string {
  const fills = {
    "next-open": "filled at the next bar's open",
    "next-close": "filled at the next bar's close",
    close: "filled at the close that made the signal (optimistic)",
  }[fill];
  const every = rebalance.every === 1 ? "every bar" : `every ${rebalance.every} bars`;
  const filter = [
    ...(universe.minPrice > 0 ? [`price at least ${universe.minPrice}`] : []),
    ...(universe.minDollarVolume > 0
      ? [`dollar volume at least ${universe.minDollarVolume} over ${universe.bars} bars`]
      : []),
  ];
  const only = filter.length > 0 ? ` Only symbols with ${filter.join(" and ")}.` : "";
  return `Trading: decided ${every}, ${fills}, starting with ${capital}.${only}`;
}

/** The cost model in one line, for example "commission 1 bp, half-spread 2 bp". */
export function describeCosts(costs: StrategyCosts): string {
  const bp = (value: number): string => `${value} bp`;
  const minimum = costs.commissionMinimum > 0 ? ` (at least ${costs.commissionMinimum} per order)` : "";
  const parts = [
    ...(costs.commissionBps > 0 || minimum !== "" ? [`commission ${bp(costs.commissionBps)}${minimum}`] : []),
    ...(costs.halfSpreadBps > 0 ? [`half-spread ${bp(costs.halfSpreadBps)}`] : []),
    ...(costs.slippageBps > 0 ? [`slippage ${bp(costs.slippageBps)}`] : []),
    ...(costs.impact.coefficient > 0 ? [`square-root impact ${costs.impact.coefficient}`] : []),
    ...(costs.borrowBpsPerYear > 0 ? [`borrow ${bp(costs.borrowBpsPerYear)} a year`] : []),
  ];
  return parts.length === 0 ? "none" : parts.join(", ");
}
