// stable: the result keeps its sign over sub-periods and walk-forward folds.
import { argOf, criteriaFinding, evidenceFor, type Predicate } from "./predicate.ts";

export const stable: Predicate = {
  name: "stable",
  version: 1,
  says: "Positive in at least 60% of sub-periods and of walk-forward folds.",
  args: [{ name: "of", kind: "metric", takes: "one", says: "Any metric of the factor or strategy." }],
  metrics: ["subperiods.positive_share", "walk_forward.positive_share"],
  decide: (args, index) => {
    const of = argOf<"metric">(args, "of");
    const read = (name: string, label: string) => ({
      label,
      metric: evidenceFor(of, name, index),
      bound: 0.6,
      keeps: "at least" as const,
    });
    return criteriaFinding(
      of.body.subject,
      { yes: "is stable", no: "is not stable" },
      [
        read("subperiods.positive_share", "the share of positive sub-periods"),
        read("walk_forward.positive_share", "the share of positive walk-forward folds"),
      ],
      index,
    );
  },
};
