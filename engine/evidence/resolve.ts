// Record ids of a document as records: found, before the seal, current, of the kind that is asked for.
import type { Fault, Span } from "./document.ts";
import type { Problem } from "./expression.ts";
import type { LedgerIndex, MetricRecord } from "./ledger-index.ts";
import { predicates } from "./predicates/index.ts";
import type { PredicateArg, PredicateArgs } from "./predicates/predicate.ts";
import type { LedgerRecord, RecordKind } from "./record.ts";

export type Resolved<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
export type PredSpan = Extract<Span, { kind: "pred" }>;

const refuse = (rule: Fault["rule"], expected: string, found: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { rule, expected, found },
});

/** A record that may be cited: it exists, stands before the seal and has not been replaced. */
export function resolveRecord(id: string, kinds: readonly RecordKind[], index: LedgerIndex): Resolved<LedgerRecord> {
  const record = index.ledger.get(id);
  if (!record) return refuse("record-unknown", "the id of a record in this run's ledger", id);
  if (!kinds.includes(record.kind)) return refuse("record-kind", kinds.join(" or "), record.kind);
  const isSeal = record.kind === "seal" && record.id === index.seal?.id;
  if (index.seal && !isSeal && record.seq >= index.seal.seq) {
    return refuse("record-after-seal", `a record before the seal (record ${index.seal.seq})`, `record ${record.seq}`);
  }
  const newer = index.replacedBy.get(id);
  if (newer !== undefined) return refuse("record-superseded", `the later measurement ${newer}`, id);
  return { ok: true, value: record };
}

export function resolveMetric(id: string, index: LedgerIndex): Resolved<MetricRecord> {
  return resolveRecord(id, ["metric"], index) as Resolved<MetricRecord>;
}

export function resolveMetrics(ids: readonly string[], index: LedgerIndex): Resolved<readonly MetricRecord[]> {
  const found: MetricRecord[] = [];
  for (const id of ids) {
    const metric = resolveMetric(id, index);
    if (!metric.ok) return metric;
    found.push(metric.value);
  }
  return { ok: true, value: found };
}

/** The arguments of a predicate by its own list: every wanted one, no other, each of its kind. */
export function resolveArgs(span: PredSpan, index: LedgerIndex): Resolved<PredicateArgs> {
  const predicate = predicates.find(({ name }) => name === span.name);
  if (!predicate) return refuse("pred-unknown", predicates.map(({ name }) => name).join(", "), span.name);
  const wanted: readonly PredicateArg[] = predicate.args;
  const strange = Object.keys(span.args).find((name) => !wanted.some((arg) => arg.name === name));
  if (strange !== undefined) return refuse("pred-args", wanted.map((arg) => arg.name).join(", "), strange);
  const args = new Map<string, readonly LedgerRecord[]>();
  for (const arg of wanted) {
    const given = span.args[arg.name];
    if (given === undefined) {
      if (arg.takes === "one") return refuse("pred-args", `${arg.name}: ${arg.says}`, "nothing");
      continue;
    }
    const ids = typeof given === "string" ? [given] : given;
    if (ids.length !== 1 && arg.takes !== "optional-list")
      return refuse("pred-args", `one record for ${arg.name}`, `${ids.length}`);
    const records: LedgerRecord[] = [];
    for (const id of ids) {
      const record = resolveRecord(id, [arg.kind], index);
      if (!record.ok) return record;
      records.push(record.value);
    }
    args.set(arg.name, records);
  }
  return { ok: true, value: args };
}
