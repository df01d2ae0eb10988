// Principal components of the factors: uncorrelated sums that hold most of what they hold together.
import { z } from "zod";
import { fractionUp, screenValue, tUp } from "../../screens/screen.ts";
import { eigenComponents } from "../../statistics/principal-components.ts";
import { compareNames, type SelectionProblem } from "../problem.ts";
import { type Chosen, defineSelection, type MadeColumn } from "./selection.ts";

export const pca = defineSelection({
  name: "pca",
  says: "Components of the correlations of the standardised factors; each is a new column, and the factor that loads most on it stands for it. The largest loading is positive.",
  options: z.strictObject({
    count: z.int().min(1).max(1000).optional().describe("Components."),
    share: z.number().gt(0).max(1).default(0.8).describe("As many components as hold this share of the variance."),
  }),
  choose: (problem, { count, share }) => {
    const { p, correlations } = problem.moments();
    const rows = Array.from({ length: p }, (_, i) => correlations.subarray(i * p, (i + 1) * p));
    const { variances, shares, loadings } = eigenComponents(rows);
    const kept = Math.min(p, count ?? enoughFor(shares, share));
    const chosen: Chosen[] = [];
    const columns: MadeColumn[] = [];
    for (let k = 0; k < kept; k++) {
      const weights = loadings[k]!;
      const values = scores(problem, weights);
      columns.push({ name: `component ${k + 1}`, values });
      const { t, dates } = problem.strengthOf(values);
      const lead = leading(problem, weights, new Set(chosen.map(({ factor }) => factor)));
      if (lead === undefined) continue;
      chosen.push({
        factor: lead,
        weight: weights[lead]!,
        reason: `loads most on component ${k + 1}, ${(100 * shares[k]!).toFixed(1)} % of the variance`,
        facts: [
          screenValue(["selection.component_share", "Share of the variance in its component"], fractionUp, {
            value: shares[k]!,
            n: p,
          }),
          screenValue(["selection.component_t", "t of its component's daily correlation with the return"], tUp, {
            value: t,
            n: dates,
          }),
        ],
      });
    }
    return {
      chosen,
      facts: [
        screenValue(["selection.explained_share", "Share of the variance in the components kept"], fractionUp, {
          value: shares.slice(0, kept).reduce((sum, part) => sum + part, 0),
          n: p,
        }),
      ],
      series: [
        {
          name: "selection.eigenvalues",
          label: "Variance along each component",
          unit: "ratio",
          xLabel: "component",
          x: Array.from(variances, (_, k) => k + 1),
          y: [...variances],
        },
      ],
      columns,
      notes: [],
    };
  },
});

/** How many components hold a share of the variance; all of them when rounding leaves a little out. */
function enoughFor(shares: Float64Array, share: number): number {
  let held = 0;
  for (let k = 0; k < shares.length; k++) {
    held += shares[k]!;
    if (held >= share - 1e-12) return k + 1;
  }
  return shares.length;
}

function leading({ matrix }: SelectionProblem, weights: Float64Array, taken: ReadonlySet<number>): number | undefined {
  return [...weights.keys()]
    .filter((factor) => !taken.has(factor))
    .sort((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!) || compareNames(matrix, a, b))[0];
}

/** Sum of the standardised factors by their loadings; a missing factor counts as its date's mean. NaN where none is known. */
function scores({ matrix }: SelectionProblem, weights: Float64Array): Float64Array {
  const values = new Float64Array(matrix.target.length);
  const seen = new Uint8Array(matrix.target.length);
  matrix.factors.forEach((factor, f) => {
    for (let i = 0; i < values.length; i++) {
      if (factor[i] === 0) continue;
      values[i]! += weights[f]! * factor[i]!;
      seen[i] = 1;
    }
  });
  return values.map((value, i) => (seen[i] === 1 ? value : Number.NaN));
}
