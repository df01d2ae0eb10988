// spread: half the distance between bid and ask, paid by every order.
import type { TradeCost } from "../cost-model.ts";

export const spread = {
  name: "spread",
  kind: "trade",
  label: "Spread",
  formula: "value · halfSpreadBps / 10,000",
  says: "Every order crosses the spread from the middle.",
  charge: ({ value }, costs) => (value * costs.halfSpreadBps) / 10_000,
} as const satisfies TradeCost;
