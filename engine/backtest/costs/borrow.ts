// borrow: the fee for borrowed shares, per bar that a short position is held over.
import type { HoldingCost } from "../cost-model.ts";

export const borrow = {
  name: "borrow",
  kind: "holding",
  label: "Borrow fee",
  formula: "short value at the close before · borrowBpsPerYear / 10,000 / bars per year",
  says: "Charged on every bar that a short position is held over; nothing is earned on short proceeds or cash.",
  charge: ({ shortValue, barsPerYear }, costs) => (shortValue * costs.borrowBpsPerYear) / 10_000 / barsPerYear,
} as const satisfies HoldingCost;
