// Expressions over metrics: differences, ratios, extremes, counts and ranks, with units, comparability and whole sets checked.
import { comparable, differences } from "./context.ts";
import type { Fault, Span } from "./document.ts";
import type { LedgerIndex, MetricRecord } from "./ledger-index.ts";
import type { ShownUnit } from "./value.ts";

export type ExprSpan = Extract<Span, { kind: "expr" }>;
export type Problem = Pick<Fault, "rule" | "expected" | "found">;

export interface ExprValue {
  readonly metrics: readonly MetricRecord[];
  readonly value: number | null;
  /** Upper end for a range, whole for a rank or a share. */
  readonly second: number | null;
  readonly unit: ShownUnit;
  readonly undefinedCount: number;
}

export type ExprResult =
  | { readonly ok: true; readonly value: ExprValue }
  | { readonly ok: false; readonly problem: Problem };

const refuse = (rule: string, expected: string, found: string): ExprResult => ({
  ok: false,
  problem: { rule, expected, found },
});

/** Evaluates an expression whose metrics have been resolved (current metrics before the seal). */
export function evaluateExpr(
  span: ExprSpan,
  metrics: readonly MetricRecord[],
  than: MetricRecord | null,
  index: LedgerIndex,
): ExprResult {
  const conditional = span.op === "count-where" || span.op === "share-where";
  if (conditional !== (span.where !== undefined)) {
    return refuse(
      "expr-where",
      conditional ? "a where condition" : `no where condition for ${span.op}`,
      conditional ? "none" : "one",
    );
  }
  if (span.op === "difference" || span.op === "ratio") return evaluatePair(span.op, metrics);
  const first = metrics[0];
  if (!first) return refuse("expr-metrics", "at least one metric", "none");
  if (than && (than.body.unit !== first.body.unit || than.body.name !== first.body.name)) {
    return refuse(
      "expr-unit",
      `a bound that is a ${first.body.label} in ${first.body.unit}`,
      `${than.body.label} in ${than.body.unit}`,
    );
  }
  const family = wholeSet(metrics, index);
  if (!family.ok) return family;
  const apart = than ? differences(than, first).filter((dimension) => dimension !== "subject") : [];
  if (apart.length > 0) {
    return refuse(
      "not-comparable",
      "a bound that is equal in all but the subject",
      `a difference in ${apart.join(", ")}`,
    );
  }
  if (span.op === "rank") return evaluateRank(first, family.set);
  return evaluateSet(span, family.set, than);
}

/** Metrics of one name over all subjects in one scope. */
export function familyOf(metric: MetricRecord, index: LedgerIndex): readonly MetricRecord[] {
  const { name, unit, subject } = metric.body;
  return (index.byName.get(name) ?? []).filter(
    (other) => other.body.unit === unit && other.body.subject.kind === subject.kind && comparable(metric, other),
  );
}

/** Metrics of one name and subject over all its periods within one split. */
function periodsOf(metric: MetricRecord, index: LedgerIndex): readonly MetricRecord[] {
  return (index.byName.get(metric.body.name) ?? []).filter((other) =>
    differences(metric, other).every((dimension) => dimension === "period"),
  );
}

/** Nobody picks a subset: the metrics are all there are, over subjects or over one subject's periods; one metric stands for all. */
function wholeSet(
  metrics: readonly MetricRecord[],
  index: LedgerIndex,
): { readonly ok: true; readonly set: readonly MetricRecord[] } | { readonly ok: false; readonly problem: Problem } {
  const first = metrics[0] as MetricRecord;
  const given = new Set(metrics.map((metric) => metric.id));
  const refused = (rule: string, expected: string, found: string) => ({
    ok: false as const,
    problem: { rule, expected, found },
  });
  if (given.size !== metrics.length)
    return refused("expr-whole-set", "each metric once", `${metrics.length - given.size} repeated`);
  const other = metrics.find((metric) => metric.body.name !== first.body.name || metric.body.unit !== first.body.unit);
  if (other)
    return refused(
      "expr-unit",
      `only ${first.body.label} (${first.body.unit})`,
      `${other.body.label} (${other.body.unit})`,
    );
  const byPeriod = metrics.length > 1 && metrics.every((metric) => metric.body.subject.id === first.body.subject.id);
  const set = byPeriod ? periodsOf(first, index) : familyOf(first, index);
  if (metrics.length === 1) return { ok: true, set };
  const strange = metrics.find((metric) => !set.some((member) => member.id === metric.id));
  if (strange) {
    return refused(
      "not-comparable",
      `values equal in all but the ${byPeriod ? "period" : "subject"}`,
      `a difference in ${differences(first, strange).join(", ")}`,
    );
  }
  if (given.size !== set.length)
    return refused(
      "expr-whole-set",
      `all ${set.length} values of ${first.body.label} in this scope`,
      `${given.size} of them`,
    );
  return { ok: true, set: [first, ...set.filter((member) => member.id !== first.id)] };
}

function evaluatePair(op: "difference" | "ratio", metrics: readonly MetricRecord[]): ExprResult {
  const [a, b] = metrics;
  if (!a || !b || metrics.length !== 2) return refuse("expr-metrics", "two metrics", String(metrics.length));
  if (a.id === b.id) return refuse("expr-metrics", "two different metrics", "the same one twice");
  if (a.body.unit !== b.body.unit || a.body.name !== b.body.name) {
    return refuse("expr-unit", `${a.body.label} in ${a.body.unit} on both sides`, `${b.body.label} in ${b.body.unit}`);
  }
  const different = differences(a, b);
  if (different.length > 1 && !different.every((dimension) => dimension === "split" || dimension === "period")) {
    return refuse("not-comparable", "sides that differ in one respect", `a difference in ${different.join(", ")}`);
  }
  const [x, y] = [a.body.value, b.body.value];
  const both = x !== null && y !== null;
  if (op === "difference") {
    const unit = a.body.unit === "fraction" ? "percentage-points" : a.body.unit === "year" ? "years" : a.body.unit;
    return pairValue(metrics, both ? x - y : null, unit);
  }
  if (a.body.unit === "year") return refuse("expr-unit", "a quantity with a ratio", "calendar years");
  return pairValue(metrics, both && x > 0 && y > 0 ? x / y : null, "plain");
}

function pairValue(metrics: readonly MetricRecord[], value: number | null, unit: ShownUnit): ExprResult {
  const finite = value !== null && Number.isFinite(value) ? value : null;
  return { ok: true, value: { metrics, value: finite, second: null, unit, undefinedCount: finite === null ? 1 : 0 } };
}

/** Place by direction, 1 for the best; equal values share the better place. */
function evaluateRank(first: MetricRecord, set: readonly MetricRecord[]): ExprResult {
  const { direction, value, label } = first.body;
  if (direction === 0) return refuse("expr-direction", "a metric of which more or less is better", label);
  const known = set.filter((metric) => metric.body.value !== null);
  const better =
    value === null ? null : known.filter((metric) => ((metric.body.value ?? 0) - value) * direction > 0).length;
  return {
    ok: true,
    value: {
      metrics: set,
      value: better === null ? null : better + 1,
      second: known.length,
      unit: "count",
      undefinedCount: set.length - known.length,
    },
  };
}

function evaluateSet(span: ExprSpan, set: readonly MetricRecord[], than: MetricRecord | null): ExprResult {
  const values = set.flatMap((metric) => (metric.body.value === null ? [] : [metric.body.value]));
  const undefinedCount = set.length - values.length;
  const give = (value: number | null, unit: ShownUnit, second: number | null = null): ExprResult => ({
    ok: true,
    value: { metrics: set, value, second, unit, undefinedCount },
  });
  const unit = (set[0] as MetricRecord).body.unit;
  const some = values.length > 0;
  switch (span.op) {
    case "mean":
      if (unit === "year") return refuse("expr-unit", "a quantity with a mean", "calendar years");
      return give(some ? values.reduce((sum, x) => sum + x, 0) / values.length : null, unit);
    case "max":
      return give(some ? Math.max(...values) : null, unit);
    case "min":
      return give(some ? Math.min(...values) : null, unit);
    case "range":
      return give(some ? Math.min(...values) : null, unit, some ? Math.max(...values) : null);
    case "count":
      return give(values.length, "count");
    default: {
      const bound = span.where?.than === "zero" ? 0 : (than?.body.value ?? null);
      if (bound === null) return refuse("expr-where", "a bound that is defined", "undefined");
      const hits = values.filter((x) => holds(x, span.where?.compare ?? ">", bound)).length;
      if (span.op === "count-where") return give(hits, "count", values.length);
      return give(some ? hits / values.length : null, "fraction", values.length);
    }
  }
}

function holds(x: number, compare: ">" | ">=" | "<" | "<=", bound: number): boolean {
  switch (compare) {
    case ">":
      return x > bound;
    case ">=":
      return x >= bound;
    case "<":
      return x < bound;
    case "<=":
      return x <= bound;
  }
}
