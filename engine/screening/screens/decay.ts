// Decay: how far ahead does the factor see, and how long do its values stay useful?
import { finiteOf, meanOf } from "#engine/core";
import type { Study } from "../study.ts";
import { finiteOrNull, type Screen, screenValue } from "./screen.ts";

const ages = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55] as const;

export const decay: Screen = {
  name: "decay",
  says: "Mean rank IC by horizon and by age of the values; the half-life is the age at which half of it is lost.",
  ask: (study) => {
    const { horizons, primary } = study.options;
    const mean = (horizon: number, age: number): number => meanOf(finiteOf(study.rankIc(horizon, age)));
    const usable = ages.filter((age) => age < study.factor.rows / 4);
    const byAge = usable.map((age) => mean(primary, age));
    const sortedHorizons = [...horizons].sort((a, b) => a - b);
    return {
      values: [
        screenValue(
          ["decay.half_life", "Age at which half of the rank IC is lost"],
          { unit: "bars", direction: 0 },
          { value: halfLife(usable, byAge), n: observations(study) },
        ),
      ],
      series: [
        {
          name: "decay.rank_ic",
          label: "Mean rank IC by horizon",
          unit: "correlation",
          xLabel: "Horizon (bars)",
          x: sortedHorizons,
          y: sortedHorizons.map((horizon) => finiteOrNull(mean(horizon, 0))),
        },
        {
          name: "decay.rank_ic_by_age",
          label: "Mean rank IC by age of the values",
          unit: "correlation",
          xLabel: "Age (bars)",
          x: usable,
          y: byAge.map(finiteOrNull),
        },
      ],
    };
  },
};

/**
 * First age, interpolated, at which the curve falls to half of its start.
 *
 * NaN     the curve never falls that far within its ages, or starts at zero
 */
export function halfLife(at: readonly number[], curve: readonly number[]): number {
  const start = curve[0] ?? Number.NaN;
  for (let i = 1; i < curve.length; i++) {
    const before = curve[i - 1]! / start;
    const after = curve[i]! / start;
    if (after <= 0.5) return at[i - 1]! + ((before - 0.5) / (before - after)) * (at[i]! - at[i - 1]!);
  }
  return Number.NaN;
}

function observations(study: Study): number {
  return finiteOf(study.rankIc(study.options.primary)).length;
}
