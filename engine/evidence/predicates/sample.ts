// in-sample and out-of-sample: which part of the split a number comes from.
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

function sample(name: string, parts: readonly string[], says: string): Predicate {
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
      const words = name
        .replaceAll("-", " ")
        .replace("in sample", "in-sample")
        .replace("out of sample", "out-of-sample");
      return {
        truth: parts.includes(scope.split) ? "true" : "false",
        yes: `${shown} is an ${words} figure${where}`,
        no: `${shown} is not an ${words} figure${where}`,
        open: shown,
        reads: [metric.id],
      };
    },
  };
}

export const inSample = sample("in-sample", ["explore"], "Measured where the search looked for candidates.");
export const outOfSample = sample(
  "out-of-sample",
  ["walk-forward", "holdout"],
  "Measured on the holdout or walking forward. The validation part took part in the choice and does not count.",
);
