// in-sample and out-of-sample: which part of the split a number comes from.
import type { SplitLabel } from "../record.ts";
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

/** What took part in choosing is neither: the search saw it, though it did not look for candidates there. */
function sample(name: string, part: SplitLabel, opposite: SplitLabel, says: string): Predicate {
  return {
    name,
    version: 1,
    says,
    args: [{ name: "metric", kind: "metric", takes: "one", says: "The metric whose part of the split is named." }],
    metrics: [],
    decide: (args, index) => {
      const metric = argOf<"metric">(args, "metric");
      const { label, subject, value, unit, scope } = metric.body;
      const shown = `${label} ${formatValue(value, unit)} of ${nameOf(subject, index)}`;
      const where = whereText(metric, index);
      const answer = scope.split === part ? "true" : "false";
      return {
        truth: name === "in-sample" && answer === "false" && scope.split !== opposite ? "undecidable" : answer,
        yes: `${shown} is an ${name} figure${where}`,
        no: `${shown} is not an ${name} figure${where}`,
        open: `${shown} comes from data that took part in the choice${where}`,
        reads: [metric.id],
      };
    },
  };
}

export const inSample = sample("in-sample", "explore", "holdout", "Measured where the search looked for candidates.");
export const outOfSample = sample(
  "out-of-sample",
  "holdout",
  "explore",
  "Measured on the opened holdout. Whatever took part in the choice, the validation part and the folds included, does not count.",
);
