// Greedy choice by marginal gain: the factor that adds most to those already chosen comes next.
import { z } from "zod";
import { correlationUp, screenValue } from "../../screens/screen.ts";
import { openGainPool } from "../pool-gain.ts";
import { compareNames } from "../problem.ts";
import { type Chosen, defineSelection, nothingMore } from "./selection.ts";

export const marginal = defineSelection({
  name: "marginal",
  says: "Takes again and again the factor whose gain in R² over those chosen is largest, unless it ranks too much like one of them.",
  options: z.strictObject({
    most: z.int().min(1).max(10_000).default(20).describe("Factors at most."),
    leastGain: z.number().min(0).max(1).default(1e-5).describe("Stops when the best gain in R² is below this."),
    correlationCap: z
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .describe("Largest mean daily correlation with a chosen one, absolute."),
    shrink: z.number().min(0).max(1).default(0).describe("Shrinks correlations towards none."),
  }),
  choose: (problem, { most, leastGain, correlationCap, shrink }) => {
    const pool = openGainPool(problem.moments(), shrink);
    const { means } = problem.correlations();
    const chosen: Chosen[] = [];
    const nearest = (factor: number): number =>
      chosen.reduce((size, one) => Math.max(size, Math.abs(means[factor]?.[one.factor] || 0)), 0);
    let refused = 0;
    const closed = new Set<number>();
    while (chosen.length < most) {
      const gains = pool.gains();
      const [next] = [...gains.keys()]
        .filter((factor) => !closed.has(factor) && gains[factor]! > Math.max(leastGain, 0))
        .sort((a, b) => gains[b]! - gains[a]! || compareNames(problem.matrix, a, b));
      if (next === undefined) break;
      closed.add(next);
      const correlation = nearest(next);
      if (correlation > correlationCap) {
        refused++;
        continue;
      }
      const gain = gains[next]!;
      pool.add(next);
      chosen.push({
        factor: next,
        weight: null,
        reason: `adds ${gain.toExponential(2)} to R²`,
        facts: [
          screenValue(["selection.nearest", "Largest correlation with one chosen before, absolute"], correlationUp, {
            value: correlation,
            n: chosen.length,
          }),
        ],
      });
    }
    const notes = refused === 0 ? [] : [`${refused} were passed over since they rank too much like a chosen one`];
    return { ...nothingMore, chosen, notes };
  },
});
