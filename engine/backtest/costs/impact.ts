// impact: the price moves against a large order, with the square root of its share of the market's volume.
import type { TradeCost } from "../cost-model.ts";

/** Pessimistic stand-in where the past does not tell: a bar's deviation of 10%. */
const unknownVolatility = 0.1;

/**
 * Source  square-root law; Grinold and Kahn 2000, Almgren et al. 2005
 * Missing unknown or zero dollar volume counts as an order as large as the market; unknown volatility as 10% per bar
 */
export const impact = {
  name: "impact",
  kind: "trade",
  label: "Market impact",
  formula: "value · coefficient · volatility per bar · √(value / dollar volume per bar)",
  says: "Volatility and dollar volume are those of the bars up to the decision, never of the fill's own bar.",
  charge: ({ value, volatility, dollarVolume }, costs) => {
    const { coefficient } = costs.impact;
    if (coefficient === 0) return 0;
    const share = dollarVolume > 0 ? value / dollarVolume : 1;
    const deviation = Number.isNaN(volatility) ? unknownVolatility : volatility;
    return value * coefficient * deviation * Math.sqrt(share);
  },
} as const satisfies TradeCost;
