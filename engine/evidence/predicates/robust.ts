// robust: the result holds for neighbouring parameters, in most sub-periods, walking forward and at one and a half times the costs.
import { argOf, criteriaFinding, evidenceFor, type Predicate } from "./predicate.ts";

export const robust: Predicate = {
  name: "robust",
  version: 1,
  says: "Positive for at least 70% of neighbouring parameters, in at least 60% of sub-periods and of walk-forward folds, and net of one and a half times the costs.",
  args: [{ name: "of", kind: "metric", takes: "one", says: "Any metric of the strategy in the part it is judged on." }],
  metrics: ["neighbourhood.positive_share", "subperiods.positive_share", "walk_forward.positive_share", "sharpe"],
  decide: (args, index) => {
    const of = argOf<"metric">(args, "of");
    const read = (name: string, label: string, bound: number) => ({
      label,
      metric: evidenceFor(of, name, index),
      bound,
      keeps: "at least" as const,
    });
    const costs = evidenceFor(of, "sharpe", index, 1.5);
    return criteriaFinding(
      of.body.subject,
      { yes: "is robust", no: "is not robust" },
      [
        read("neighbourhood.positive_share", "the share of positive neighbours", 0.7),
        read("subperiods.positive_share", "the share of positive sub-periods", 0.6),
        read("walk_forward.positive_share", "the share of positive walk-forward folds", 0.6),
        { label: "the Sharpe ratio net of 1.5 times the costs", metric: costs, bound: 0, keeps: "above" },
      ],
      index,
    );
  },
};
