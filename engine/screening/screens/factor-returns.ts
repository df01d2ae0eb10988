// Factor returns: what a dollar-neutral portfolio weighted by the factor earns before any cost.
import { finiteOf, meanOf } from "#engine/core";
import { alphaBeta, factorWeights, meanLabels, weightedReturns } from "../factor-portfolio.ts";
import { neweyWestLags, neweyWestT } from "../newey-west.ts";
import { fractionUp, ratioUp, type Screen, screenValue, tUp } from "./screen.ts";

export const factorReturns: Screen = {
  name: "factor_returns",
  says: "Gross return per horizon of weights proportional to the demeaned factor, and its beta to the mean of all symbols.",
  ask: (study) => {
    const labels = study.labels(study.options.primary);
    const daily = weightedReturns(factorWeights(study.factor), labels);
    const n = finiteOf(daily).length;
    const test = neweyWestT(daily, Math.max(neweyWestLags(n), study.overlap));
    const market = alphaBeta(daily, meanLabels(labels));
    return {
      values: [
        screenValue(["factor_return.mean", "Mean gross return of the factor portfolio"], fractionUp, {
          value: meanOf(finiteOf(daily)),
          n,
        }),
        screenValue(["factor_return.t", "t statistic of the factor portfolio"], tUp, { value: test.t, n }),
        screenValue(
          ["factor_return.beta", "Beta of the factor portfolio"],
          { ...ratioUp, direction: 0 },
          { value: market.beta, n: market.n },
        ),
      ],
      series: [],
    };
  },
};
