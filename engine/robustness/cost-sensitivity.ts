// Costs: what is left when they are half as high, as modelled, half as high again; and where nothing is left.
import { finiteOf, meanOf, type Series } from "#engine/core";
import { sharpePerBarOf } from "./moments.ts";

export interface CostPoint {
  /** Times the modelled costs. */
  readonly multiplier: number;
  readonly meanPerBar: number;
  readonly sharpe: number;
  readonly total: number;
}

/** Reruns at each multiplier; `run` gives net returns per bar. */
export function costSensitivity(
  run: (multiplier: number) => Series,
  multipliers: readonly number[],
  periodsPerYear: number,
): CostPoint[] {
  return [...multipliers]
    .sort((a, b) => a - b)
    .map((multiplier) => {
      const returns = finiteOf(run(multiplier));
      return {
        multiplier,
        meanPerBar: meanOf(returns),
        sharpe: sharpePerBarOf(returns) * Math.sqrt(periodsPerYear),
        total: returns.reduce((grown, r) => grown * (1 + r), 1) - 1,
      };
    });
}

/**
 * Multiple of the modelled costs at which the mean net return is zero.
 *
 * Interpolated between the points around the crossing, otherwise continued along the two nearest ones: exact for costs
 * that grow with the multiplier, an approximation beyond the measured range. Negative: it loses even without costs.
 * NaN     fewer than two points, or costs that change nothing
 */
export function breakEvenCost(points: readonly CostPoint[]): number {
  const sorted = [...points].filter((p) => Number.isFinite(p.meanPerBar)).sort((a, b) => a.multiplier - b.multiplier);
  if (sorted.length < 2) return Number.NaN;
  const crossing = sorted.findIndex((point) => point.meanPerBar <= 0);
  const high = crossing < 0 ? sorted.length - 1 : Math.max(1, crossing);
  const [a, b] = [sorted[high - 1]!, sorted[high]!];
  const slope = (b.meanPerBar - a.meanPerBar) / (b.multiplier - a.multiplier);
  return slope < 0 ? a.multiplier - a.meanPerBar / slope : Number.NaN;
}
