// survives-costs: the Sharpe ratio stays positive at one and a half times the costs.
import { argOf, criteriaFinding, evidenceFor, type Predicate } from "./predicate.ts";

export const survivesCosts: Predicate = {
  name: "survives-costs",
  version: 1,
  says: "The Sharpe ratio net of one and a half times the costs is above zero.",
  args: [{ name: "of", kind: "metric", takes: "one", says: "Any metric of the strategy in the part it is judged on." }],
  metrics: ["sharpe"],
  decide: (args, index) => {
    const of = argOf<"metric">(args, "of");
    const metric = evidenceFor(of, "sharpe", index, 1.5);
    return criteriaFinding(
      of.body.subject,
      { yes: "survives higher costs", no: "does not survive higher costs" },
      [{ label: "the Sharpe ratio net of 1.5 times the costs", metric, bound: 0, keeps: "above" }],
      index,
    );
  },
};
