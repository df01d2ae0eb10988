// Look-ups over a sealed ledger: which records are current, which families they form, what subjects are called.
import { canonicalJson } from "#engine/core";
import type { LedgerView } from "./ledger.ts";
import type { LedgerRecord, RecordOf, Scope, Subject, TrialBody } from "./record.ts";

export type MetricRecord = RecordOf<"metric">;
export type SeriesRecord = RecordOf<"series">;

export interface LedgerIndex {
  readonly ledger: LedgerView;
  readonly run: RecordOf<"run"> | undefined;
  readonly seal: RecordOf<"seal"> | undefined;
  /** Metrics before the seal that no later measurement of the same thing replaced. */
  readonly metrics: readonly MetricRecord[];
  /** Id of the record that replaced this one. */
  readonly replacedBy: ReadonlyMap<string, string>;
  /** Current metrics by name. */
  readonly byName: ReadonlyMap<string, readonly MetricRecord[]>;
  /** Current metrics by subject id. */
  readonly bySubject: ReadonlyMap<string, readonly MetricRecord[]>;
  /** Ids that share one label. */
  readonly idsByLabel: ReadonlyMap<string, ReadonlySet<string>>;
  readonly universes: number;
  readonly frequencies: number;
  readonly trialOf: ReadonlyMap<string, TrialBody>;
}

const indexes = new WeakMap<LedgerView, { readonly head: string; readonly index: LedgerIndex }>();

/** The index of a ledger, built once per head. */
export function indexOf(ledger: LedgerView): LedgerIndex {
  const known = indexes.get(ledger);
  if (known && known.head === ledger.head) return known.index;
  const index = buildIndex(ledger);
  indexes.set(ledger, { head: ledger.head, index });
  return index;
}

/** What a record measures, without its value: a later record with an equal key replaces an earlier one. */
export function measureKey(record: LedgerRecord): string | null {
  switch (record.kind) {
    case "metric":
    case "series": {
      const { name, subject, scope, method } = record.body;
      return canonicalJson([record.kind, name, subject.kind, subject.id, scope, method.tool, method.parameters]);
    }
    case "gate":
      return canonicalJson(["gate", record.body.subject.id, record.body.gate]);
    case "verdict":
      return canonicalJson(["verdict", record.body.subject.id]);
    default:
      return null;
  }
}

export function subjectOf(record: LedgerRecord): Subject | undefined {
  return "subject" in record.body ? (record.body.subject as Subject) : undefined;
}

export function scopeOf(record: LedgerRecord): Scope | undefined {
  return record.kind === "metric" || record.kind === "series" ? record.body.scope : undefined;
}

/** A short form of an id: eight hex digits of a hash, or the id's first characters. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** The name a reader sees; with a short id where two subjects share one label. */
export function subjectLabel(subject: Subject, index: LedgerIndex): string {
  const shared = (index.idsByLabel.get(subject.label)?.size ?? 0) > 1;
  return shared ? `${subject.label} (${shortId(subject.id)})` : subject.label;
}

function buildIndex(ledger: LedgerView): LedgerIndex {
  const seal = ledger.ofKind("seal").at(-1);
  const end = seal?.seq ?? ledger.all().length;
  const sealed = ledger.all().slice(0, end);
  const latest = new Map<string, LedgerRecord>();
  const replacedBy = new Map<string, string>();
  const idsByLabel = new Map<string, Set<string>>();
  const trialOf = new Map<string, TrialBody>();
  for (const record of sealed) {
    const key = measureKey(record);
    if (key !== null) {
      const before = latest.get(key);
      if (before && before.id !== record.id) replacedBy.set(before.id, record.id);
      latest.set(key, record);
    }
    const subject = subjectOf(record);
    if (subject) addTo(idsByLabel, subject.label, subject.id);
    if (record.kind === "trial" && record.body.outcome !== "duplicate")
      trialOf.set(record.body.subject.id, record.body);
  }
  const metrics = sealed.filter((record) => record.kind === "metric").filter((record) => !replacedBy.has(record.id));
  return {
    ledger,
    run: ledger.ofKind("run")[0],
    seal,
    metrics,
    replacedBy,
    byName: groupBy(metrics, (record) => record.body.name),
    bySubject: groupBy(metrics, (record) => record.body.subject.id),
    idsByLabel,
    universes: new Set(metrics.map((record) => record.body.scope.universe)).size,
    frequencies: new Set(metrics.map((record) => record.body.scope.frequency)).size,
    trialOf,
  };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list) list.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
