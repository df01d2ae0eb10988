// commission: what the broker takes, a share of the value with a minimum per order.
import type { TradeCost } from "../cost-model.ts";

export const commission = {
  name: "commission",
  kind: "trade",
  label: "Commission",
  formula: "max(value · commissionBps / 10,000, commissionMinimum)",
  says: "The broker's fee per order.",
  charge: ({ value }, costs) => Math.max((value * costs.commissionBps) / 10_000, costs.commissionMinimum),
} as const satisfies TradeCost;
