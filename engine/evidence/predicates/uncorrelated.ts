// uncorrelated: the whole interval of a correlation lies within ±0.2.
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

const band = 0.2;

export const uncorrelated: Predicate = {
  name: "uncorrelated",
  version: 1,
  says: "The interval of a measured correlation lies within −0.2 and 0.2.",
  args: [{ name: "metric", kind: "metric", takes: "one", says: "A correlation with its interval." }],
  metrics: [],
  decide: (args, index) => {
    const metric = argOf<"metric">(args, "metric");
    const { unit, label, value, interval, subject } = metric.body;
    if (unit !== "correlation") return { rule: "pred-args", expected: "a correlation", found: unit };
    const name = nameOf(subject, index);
    const range = interval
      ? `interval ${formatValue(interval.low, unit, [-band, band])} to ${formatValue(interval.high, unit, [-band, band])}`
      : "no interval on record";
    const tail = `by ${label} ${formatValue(value, unit, [-band, band])}, ${range}${whereText(metric, index)}`;
    const inside = interval !== null && interval.low >= -band && interval.high <= band;
    return {
      truth: interval === null ? "undecidable" : inside ? "true" : "false",
      yes: `${name} is uncorrelated ${tail}`,
      no: `${name} is not shown to be uncorrelated ${tail}`,
      open: `whether ${name} is uncorrelated is not decidable ${tail}`,
      reads: [metric.id],
    };
  },
};
