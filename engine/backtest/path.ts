// The path of wealth that returns make: growth, drawdown, years.
import type { Series } from "#engine/core";

/** Growth of one unit over all bars. */
export function growthOf(returns: Series): number {
  let wealth = 1;
  for (let i = 0; i < returns.length; i++) wealth *= 1 + returns[i]!;
  return wealth;
}

/** Growth per year by compounding over `bars`; NaN without bars, −1 once everything is lost. */
export function annualGrowth(growth: number, bars: number, periodsPerYear: number): number {
  if (bars === 0 || Number.isNaN(growth)) return Number.NaN;
  return growth <= 0 ? -1 : growth ** (periodsPerYear / bars) - 1;
}

/** Wealth relative to its highest point so far, the start included: 0 at a high, negative below. */
export function drawdownOf(returns: Series): Float64Array {
  const out = new Float64Array(returns.length);
  let wealth = 1;
  let peak = 1;
  for (let i = 0; i < returns.length; i++) {
    const r = returns[i]!;
    if (!Number.isNaN(r)) wealth *= 1 + r;
    if (wealth > peak) peak = wealth;
    out[i] = wealth / peak - 1;
  }
  return out;
}

export function lowestOf(values: Series): number {
  let lowest = Number.NaN;
  for (let i = 0; i < values.length; i++) if (!(values[i]! >= lowest)) lowest = values[i]!;
  return lowest;
}

/** Compounded return of each calendar year (UTC) in order; bars without a return are left out. */
export function yearlyReturns(
  times: Float64Array,
  returns: Float64Array,
): readonly { readonly year: number; readonly value: number }[] {
  const growth = new Map<number, number>();
  for (let t = 0; t < returns.length; t++) {
    const r = returns[t]!;
    if (Number.isNaN(r)) continue;
    const year = new Date(times[t]!).getUTCFullYear();
    growth.set(year, (growth.get(year) ?? 1) * (1 + r));
  }
  return [...growth].map(([year, value]) => ({ year, value: value - 1 }));
}
