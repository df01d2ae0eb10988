// What an obligation is: something that a report on this ledger must say, and the spans that say it.
import type { RecordId } from "#engine/core";
import { type LedgerIndex, type MetricRecord, subjectLabel } from "../ledger-index.ts";
import type { RecordOf, Subject } from "../record.ts";

/** One way to meet an obligation: a span of this kind with one of these names over one of these records. */
export interface Way {
  readonly span: "ref" | "pred" | "entity";
  /** Predicate or entity names; empty for refs. */
  readonly names: readonly string[];
  readonly records: readonly RecordId[];
}

export interface Obligation {
  readonly name: string;
  readonly version: number;
  /** What must be said, in words. */
  readonly says: string;
  readonly subject: Subject | null;
  /** Any one of them suffices. */
  readonly ways: readonly Way[];
}

/** Subjects that a report must account for: the judged ones and those it cites. */
export interface Closure {
  readonly index: LedgerIndex;
  readonly strategies: readonly Subject[];
}

export interface ObligationRule {
  readonly name: string;
  readonly version: number;
  readonly says: string;
  readonly compile: (closure: Closure) => readonly Omit<Obligation, "name" | "version">[];
}

export function byPred(names: readonly string[], records: readonly { readonly id: RecordId }[]): Way {
  return { span: "pred", names, records: records.map(({ id }) => id) };
}

export function byRef(records: readonly { readonly id: RecordId }[]): Way {
  return { span: "ref", names: [], records: records.map(({ id }) => id) };
}

export function labelOf(subject: Subject, index: LedgerIndex): string {
  return subjectLabel(subject, index);
}

/** Current metrics of a subject by name, at the plain costs. */
export function metricsOf(subject: Subject, name: RegExp, index: LedgerIndex): readonly MetricRecord[] {
  return (index.bySubject.get(subject.id) ?? []).filter(
    ({ body }) => name.test(body.name) && (body.scope.costs.regime !== "net" || body.scope.costs.multiplier === 1),
  );
}

/** Current gates of a subject. */
export function gatesOf(subject: Subject, index: LedgerIndex): readonly RecordOf<"gate">[] {
  return index.ledger
    .ofKind("gate")
    .filter(({ id, body, seq }) => body.subject.id === subject.id && !index.replacedBy.has(id) && seq < sealSeq(index));
}

export function sealSeq(index: LedgerIndex): number {
  return index.seal?.seq ?? Number.POSITIVE_INFINITY;
}
