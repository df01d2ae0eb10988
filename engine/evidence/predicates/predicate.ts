// What a predicate is: a versioned, executable statement with three answers, and the words for each of them.
import type { RecordId } from "#engine/core";
import { openContext } from "../context.ts";
import { type LedgerIndex, type MetricRecord, subjectLabel } from "../ledger-index.ts";
import type { LedgerRecord, RecordKind, Subject } from "../record.ts";
import { formatValue } from "../value.ts";

export type Truth = "true" | "false" | "undecidable";

export interface PredicateArg {
  readonly name: string;
  readonly kind: RecordKind;
  readonly takes: "one" | "optional" | "optional-list";
  readonly says: string;
}

/** Resolved arguments: current records before the seal (the seal itself where it is asked for), by name. */
export type PredicateArgs = ReadonlyMap<string, readonly LedgerRecord[]>;

/** The answer, and the one sentence that may be printed for each answer. */
export interface Finding {
  readonly truth: Truth;
  readonly yes: string;
  readonly no: string;
  readonly open: string;
  /** Records that decided. */
  readonly reads: readonly RecordId[];
}

/** Arguments that no answer exists for: wrong metrics, not comparable. */
export interface Misuse {
  readonly rule: "pred-args" | "not-comparable" | "expr-whole-set";
  readonly expected: string;
  readonly found: string;
}

export interface Predicate {
  readonly name: string;
  readonly version: number;
  readonly says: string;
  readonly args: readonly PredicateArg[];
  /** Names of the metrics that are read beside the arguments. */
  readonly metrics: readonly string[];
  readonly decide: (args: PredicateArgs, index: LedgerIndex) => Finding | Misuse;
}

export function isMisuse(answer: Finding | Misuse): answer is Misuse {
  return "rule" in answer;
}

/** The one record of an argument. */
export function argOf<K extends RecordKind>(args: PredicateArgs, name: string): Extract<LedgerRecord, { kind: K }> {
  return args.get(name)?.[0] as Extract<LedgerRecord, { kind: K }>;
}

/** A statement that can only be true or false, with one sentence for each. */
export function plainFinding(holds: boolean, yes: string, no: string, reads: readonly LedgerRecord[]): Finding {
  return { truth: holds ? "true" : "false", yes, no, open: yes, reads: reads.map((record) => record.id) };
}

/** The bracket behind a predicate's numbers: where they were measured; the subject is named already. */
export function whereText(metric: MetricRecord, index: LedgerIndex): string {
  const said = new Map([["subject" as const, new Set([metric.body.subject.id])]]);
  const parts = openContext(metric, said, index).map((part) => part.text);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

export function nameOf(subject: Subject, index: LedgerIndex): string {
  return subjectLabel(subject, index);
}

/** One bound that a metric must keep; `metric` is null where the ledger has none. */
export interface Criterion {
  readonly label: string;
  readonly metric: MetricRecord | null;
  readonly bound: number;
  readonly keeps: "above" | "at least" | "at most";
}

/** All criteria together: one false makes it false, else one unknown makes it undecidable. */
export function criteriaFinding(
  subject: Subject,
  words: { readonly yes: string; readonly no: string },
  criteria: readonly Criterion[],
  index: LedgerIndex,
): Finding {
  const answers = criteria.map((criterion) => keepsBound(criterion));
  const truth = answers.includes(false) ? "false" : answers.includes(null) ? "undecidable" : "true";
  const name = nameOf(subject, index);
  const list = criteria.map((criterion) => criterionText(criterion, index)).join("; ");
  return {
    truth,
    yes: `${name} ${words.yes}: ${list}`,
    no: `${name} ${words.no}: ${list}`,
    open: `whether ${name} ${words.yes} is not decidable: ${list}`,
    reads: criteria.flatMap(({ metric }) => (metric ? [metric.id] : [])),
  };
}

function keepsBound({ metric, bound, keeps }: Criterion): boolean | null {
  const value = metric?.body.value ?? null;
  if (value === null) return null;
  return keeps === "above" ? value > bound : keeps === "at least" ? value >= bound : value <= bound;
}

function criterionText({ label, metric, bound, keeps }: Criterion, index: LedgerIndex): string {
  if (!metric) return `${label} is not on record`;
  const { unit, value } = metric.body;
  const against = `${keeps} ${formatValue(bound, unit)} asked`;
  return `${metric.body.label} ${formatValue(value, unit, [bound])}, ${against}${whereText(metric, index)}`;
}

/**
 * The metric of that name for the subject of `of`: in the same part of the split where there is one, else in any other;
 * of several the least favourable. Pessimistic: a weak figure is never passed over.
 */
export function evidenceFor(
  of: MetricRecord,
  name: string,
  index: LedgerIndex,
  multiplier: number | null = null,
): MetricRecord | null {
  const all = (index.bySubject.get(of.body.subject.id) ?? []).filter(
    ({ body }) => body.name === name && (multiplier === null || isCosts(body.scope.costs, multiplier)),
  );
  const near = all.filter(({ body }) => body.scope.split === of.body.scope.split);
  const pool = near.length > 0 ? near : all;
  return pool.reduce<MetricRecord | null>((worst, metric) => (worst && !isWorse(metric, worst) ? worst : metric), null);
}

function isCosts(costs: MetricRecord["body"]["scope"]["costs"], multiplier: number): boolean {
  return costs.regime === "net" && costs.multiplier === multiplier;
}

function isWorse(a: MetricRecord, b: MetricRecord): boolean {
  if (a.body.value === null) return true;
  if (b.body.value === null) return false;
  const direction = a.body.direction === 0 ? 1 : a.body.direction;
  return (a.body.value - b.body.value) * direction < 0;
}
