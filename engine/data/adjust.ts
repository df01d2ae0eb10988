// Split and dividend adjustment of one symbol's rows from its factor rows.
import type { Adjustment } from "./bar.ts";
import type { AdjustmentFactor } from "./import.ts";

/** Fields quoted in currency per share; a split changes their scale. */
const priceFields: ReadonlySet<string> = new Set([
  "open",
  "high",
  "low",
  "close",
  "vwap",
  "preclose",
  "bid",
  "ask",
  "bid_close",
  "ask_close",
]);

/** What an adjustment does to a field: multiply as a price, divide as a share count, or leave alone. */
export function adjustmentOf(field: string): "price" | "shares" | "none" {
  if (priceFields.has(field)) return "price";
  return field === "volume" ? "shares" : "none";
}

/**
 * Multiplier of every row for one kind of field.
 *
 * Shape   times[n] ascending, factors of one symbol ascending by ts -> out[n]
 * Rule    the factor row with the smallest date >= the bar's date applies; bars after the last row keep factor 1
 * Unit    price: split_factor (split) or price_factor * split_factor (total); shares: 1 / split_factor
 * Source  Lean factor files
 */
export function adjustmentFactors(
  times: ArrayLike<number>,
  factors: readonly AdjustmentFactor[],
  rule: { readonly adjust: Adjustment; readonly kind: "price" | "shares" },
): Float64Array {
  const out = new Float64Array(times.length).fill(1);
  if (rule.adjust === "none") return out;
  let next = 0;
  for (let t = 0; t < times.length; t++) {
    const time = times[t]!;
    while (next < factors.length && dayOf(factors[next]!.ts) < dayOf(time)) next++;
    const factor = factors[next];
    if (factor === undefined) break;
    if (rule.kind === "shares") out[t] = 1 / factor.splitFactor;
    else out[t] = rule.adjust === "total" ? factor.priceFactor * factor.splitFactor : factor.splitFactor;
  }
  return out;
}

/** Factor rows are dated by day: every bar of that UTC day takes them. */
function dayOf(time: number): number {
  return Math.floor(time / 86_400_000);
}
