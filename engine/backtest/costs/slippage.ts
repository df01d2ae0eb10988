// slippage: the fill is worse than the bar's price by a fixed share.
import type { TradeCost } from "../cost-model.ts";

export const slippage = {
  name: "slippage",
  kind: "trade",
  label: "Slippage",
  formula: "value · slippageBps / 10,000",
  says: "The distance between the bar's price and the fill beyond the spread, always against the order.",
  charge: ({ value }, costs) => (value * costs.slippageBps) / 10_000,
} as const satisfies TradeCost;
