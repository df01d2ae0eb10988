// outperforms: the difference between two comparable values has an interval that leaves zero out.
import { comparable, differences } from "../context.ts";
import type { LedgerIndex, MetricRecord } from "../ledger-index.ts";
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate, whereText } from "./predicate.ts";

export const outperforms: Predicate = {
  name: "outperforms",
  version: 1,
  says: "Two comparable values of one metric whose difference has an interval on the good side of zero. Without such an interval only numerically-higher or numerically-lower may be said.",
  args: [
    { name: "a", kind: "metric", takes: "one", says: "The metric of the one that is said to be better." },
    { name: "b", kind: "metric", takes: "one", says: "The same metric of the other one." },
    { name: "difference", kind: "metric", takes: "optional", says: "The metric difference.<name> of a against b." },
  ],
  metrics: ["difference.<name>"],
  decide: (args, index) => {
    const a = argOf<"metric">(args, "a");
    const b = argOf<"metric">(args, "b");
    const given = args.get("difference")?.[0] as MetricRecord | undefined;
    const { name, label, direction } = a.body;
    if (b.body.name !== name || a.body.subject.id === b.body.subject.id || direction === 0) {
      return {
        rule: "pred-args",
        expected: `${label} of two subjects`,
        found: `${b.body.label} of ${b.body.subject.label}`,
      };
    }
    if (!comparable(a, b)) {
      return {
        rule: "not-comparable",
        expected: "equal scopes",
        found: `a difference in ${differences(a, b).join(", ")}`,
      };
    }
    if (given && !isDifference(given, a, b)) {
      return {
        rule: "pred-args",
        expected: `difference.${name} of ${a.body.subject.label} against ${b.body.subject.label}`,
        found: given.body.label,
      };
    }
    const difference = given ?? index.metrics.find((metric) => isDifference(metric, a, b)) ?? null;
    return compare(a, b, difference, index);
  },
};

function isDifference(metric: MetricRecord, a: MetricRecord, b: MetricRecord): boolean {
  if (metric.body.name !== `difference.${a.body.name}` || metric.body.subject.id !== a.body.subject.id) return false;
  const parameters = JSON.stringify(metric.body.method.parameters);
  return comparable(metric, a) && (parameters.includes(`"${b.body.subject.id}"`) || parameters.includes(`"${b.id}"`));
}

function compare(
  a: MetricRecord,
  b: MetricRecord,
  difference: MetricRecord | null,
  index: LedgerIndex,
): ReturnType<Predicate["decide"]> {
  const [left, right] = [nameOf(a.body.subject, index), nameOf(b.body.subject, index)];
  const interval = difference?.body.interval ?? null;
  const { label, unit, direction } = a.body;
  const better = interval !== null && (direction > 0 ? interval.low > 0 : interval.high < 0);
  const range = interval
    ? `difference ${formatValue(difference?.body.value ?? null, unit)}, interval ${formatValue(interval.low, unit)} to ${formatValue(interval.high, unit)}`
    : "no interval of the difference is on record";
  const tail = `on ${label} (${range})${whereText(a, index)}`;
  return {
    truth: interval === null ? "undecidable" : better ? "true" : "false",
    yes: `${left} outperforms ${right} ${tail}`,
    no: `${left} is not shown to outperform ${right} ${tail}`,
    open: `whether ${left} outperforms ${right} is not decidable ${tail}`,
    reads: [a.id, b.id, ...(difference ? [difference.id] : [])],
  };
}
