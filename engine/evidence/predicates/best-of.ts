// best-of: the best value of all on record, not of a chosen few.
import { familyOf } from "../expression.ts";
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

export const bestOf: Predicate = {
  name: "best-of",
  version: 1,
  says: "No other subject of the run has a value as good in the same scope.",
  args: [
    { name: "metric", kind: "metric", takes: "one", says: "The metric that is said to be the best of its family." },
  ],
  metrics: [],
  decide: (args, index) => {
    const metric = argOf<"metric">(args, "metric");
    const { value, direction, label, unit, subject } = metric.body;
    if (direction === 0)
      return { rule: "pred-args", expected: "a metric of which more or less is better", found: label };
    const set = familyOf(metric, index);
    const known = set.filter(({ body }) => body.value !== null);
    const rivals = known.filter(
      (other) => other.id !== metric.id && ((other.body.value ?? 0) - (value ?? 0)) * direction >= 0,
    );
    const shown = `${formatValue(value, unit)}${whereText(metric, index)}`;
    const tail = `the best ${label} of all ${known.length} on record: ${shown}`;
    const name = nameOf(subject, index);
    return {
      truth: value === null ? "undecidable" : rivals.length === 0 ? "true" : "false",
      yes: `${name} has ${tail}`,
      no: `${name} does not have ${tail}`,
      open: `whether ${name} has ${tail} is not decidable`,
      reads: [metric.id],
    };
  },
};
