// consistent: k of n periods have the good sign, over all periods on record.
import { evaluateExpr } from "../expression.ts";
import type { LedgerIndex, MetricRecord } from "../ledger-index.ts";
import { argOf, criteriaFinding, evidenceFor, nameOf, type Predicate, plainFinding } from "./predicate.ts";

const share = 0.6;
const fewest = 3;

export const consistent: Predicate = {
  name: "consistent",
  version: 1,
  says: "At least 60% of all periods on record, and at least three of them, have the good sign.",
  args: [
    {
      name: "of",
      kind: "metric",
      takes: "optional",
      says: "Any metric of the subject: reads its share of positive sub-periods.",
    },
    {
      name: "metrics",
      kind: "metric",
      takes: "optional-list",
      says: "Instead: one metric's values over all its periods.",
    },
  ],
  metrics: ["subperiods.positive_share"],
  decide: (args, index) => {
    const of = args.get("of")?.[0] as MetricRecord | undefined;
    const metrics = (args.get("metrics") ?? []) as readonly MetricRecord[];
    if ((of === undefined) === (metrics.length === 0)) {
      return { rule: "pred-args", expected: "either of or metrics", found: of ? "both" : "neither" };
    }
    if (of === undefined) return overPeriods(metrics, index);
    const metric = evidenceFor(argOf<"metric">(args, "of"), "subperiods.positive_share", index);
    return criteriaFinding(
      of.body.subject,
      { yes: "is consistent over sub-periods", no: "is not consistent over sub-periods" },
      [{ label: "the share of positive sub-periods", metric, bound: share, keeps: "at least" }],
      index,
    );
  },
};

function overPeriods(metrics: readonly MetricRecord[], index: LedgerIndex): ReturnType<Predicate["decide"]> {
  const first = metrics[0] as MetricRecord;
  const { direction, label, subject } = first.body;
  if (metrics.length < fewest || direction === 0 || metrics.some((metric) => metric.body.subject.id !== subject.id)) {
    return {
      rule: "pred-args",
      expected: "one metric with a direction over at least 3 periods",
      found: `${metrics.length} metrics`,
    };
  }
  const whole = evaluateExpr({ kind: "expr", op: "count", metrics: [] }, metrics, null, index);
  if (!whole.ok) return { ...whole.problem, rule: "expr-whole-set" };
  const good = metrics.filter((metric) => (metric.body.value ?? 0) * direction > 0).length;
  const tail = `${label} on the good side of 0 in ${good} of ${metrics.length} periods (${first.body.scope.split})`;
  const name = nameOf(subject, index);
  return plainFinding(
    good >= share * metrics.length,
    `${name} is consistent: ${tail}`,
    `${name} is not consistent: ${tail}`,
    metrics,
  );
}
