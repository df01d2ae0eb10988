// Ridge: every factor keeps a weight, smaller the less the returns say about it.
import { z } from "zod";
import { ratioUp, screenValue } from "../../screens/screen.ts";
import { ridge as ridgeWeights, squaredError } from "../../statistics/elastic-net.ts";
import { compareNames, type SelectionProblem } from "../problem.ts";
import { defineSelection, nothingMore } from "./selection.ts";

const shares = Array.from({ length: 13 }, (_, k) => 10 ** (-4 + k / 2));

export const ridge = defineSelection({
  name: "ridge",
  says: "Least squares with a penalty on squared weights: all factors stay, ordered by the size of their weight; the penalty is fixed or cross-validated.",
  options: z.strictObject({
    alpha: z.number().min(0).optional().describe("A fixed penalty on sums over observations."),
    folds: z.int().min(2).max(50).default(5),
    embargo: z.int().min(0).max(1000).default(0),
  }),
  choose: (problem, { alpha: fixed, folds, embargo }) => {
    const moments = problem.moments();
    const found = fixed === undefined ? validate(problem, folds, embargo) : null;
    const alpha = fixed ?? (found?.share ?? 1) * moments.n;
    const weights = ridgeWeights(moments, alpha);
    const order = [...weights.keys()].sort(
      (a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0) || compareNames(problem.matrix, a, b),
    );
    const chosen = order.map((factor) => ({
      factor,
      weight: weights[factor] ?? 0,
      reason: "keeps a weight",
      facts: [],
    }));
    const penalty = screenValue(
      ["selection.penalty", "Penalty"],
      { unit: "ratio", direction: 0 },
      { value: alpha, n: moments.n },
    );
    const score =
      found === null
        ? []
        : [
            screenValue(["selection.cv_r_squared", "R² on dates not fitted on, mean over folds"], ratioUp, {
              value: found.score,
              n: folds,
            }),
          ];
    return { ...nothingMore, chosen, facts: [penalty, ...score] };
  },
});

function validate(problem: SelectionProblem, folds: number, embargo: number): { share: number; score: number } | null {
  const parts = problem.foldMoments(folds, embargo);
  if (parts.length === 0) return null;
  return shares
    .map((share) => {
      const scores = parts.map(({ train, test }) => {
        const weights = ridgeWeights(train, share * train.n);
        return 1 - squaredError({ weights, of: train }, test) / test.variance;
      });
      return { share, score: scores.reduce((sum, x) => sum + x, 0) / scores.length };
    })
    .reduce((best, one) => (one.score > best.score ? one : best));
}
