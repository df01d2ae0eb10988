// significant: after adjustment for every trial of the family, never by an unadjusted p-value.
import { comparable } from "../context.ts";
import type { LedgerIndex, MetricRecord } from "../ledger-index.ts";
import { argOf, type Criterion, criteriaFinding, type Predicate } from "./predicate.ts";

const alpha = 0.05;

export const significant: Predicate = {
  name: "significant",
  version: 1,
  says: "The p-value adjusted for the whole family of trials is at most 0.05 (for a Sharpe ratio: the deflated Sharpe ratio is at least 0.95), computed after the family's last trial.",
  args: [{ name: "metric", kind: "metric", takes: "one", says: "The metric that is tested, or its adjusted p-value." }],
  metrics: ["*.p_adjusted", "deflated_sharpe"],
  decide: (args, index) => {
    const metric = argOf<"metric">(args, "metric");
    const isSharpe = ["sharpe", "sharpe_per_bar", "deflated_sharpe"].includes(metric.body.name);
    const adjusted = isSharpe
      ? adjustedFor(metric, "deflated_sharpe", index)
      : adjustedFor(metric, pName(metric), index);
    const whole = adjusted && coversFamily(adjusted, isSharpe ? "sharpePerBar" : "pValue", index) ? adjusted : null;
    const label = adjusted ? `${adjusted.body.label} over the whole family` : "a figure adjusted for the whole family";
    const criterion: Criterion = isSharpe
      ? { label, metric: whole, bound: 1 - alpha, keeps: "at least" }
      : { label, metric: whole, bound: alpha, keeps: "at most" };
    return criteriaFinding(
      metric.body.subject,
      {
        yes: `is significant after adjustment for the family (${metric.body.label})`,
        no: `is not significant after adjustment for the family (${metric.body.label})`,
      },
      [criterion],
      index,
    );
  },
};

function pName(metric: MetricRecord): string {
  const { name } = metric.body;
  if (name.endsWith(".p_adjusted")) return name;
  return `${name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name}.p_adjusted`;
}

function adjustedFor(metric: MetricRecord, name: string, index: LedgerIndex): MetricRecord | null {
  const found = (index.bySubject.get(metric.body.subject.id) ?? []).filter(
    (other) => other.body.name === name && (other.id === metric.id || comparable(metric, other)),
  );
  return found.at(-1) ?? null;
}

/** An adjustment that read a prefix of the ledger is no adjustment when scored trials follow behind it. */
function coversFamily(metric: MetricRecord, score: "pValue" | "sharpePerBar", index: LedgerIndex): boolean {
  const { through } = metric.body.method;
  if (through === null) return false;
  return !index.ledger.ofKind("trial").some((trial) => trial.seq >= through && trial.body[score] !== null);
}
