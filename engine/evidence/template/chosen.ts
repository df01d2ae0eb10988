// What the template report shows: judged strategies, their figures at plain costs, factor families, curves.
import { dimensionKey } from "../context.ts";
import type { LedgerIndex, MetricRecord } from "../ledger-index.ts";
import { sealSeq } from "../obligations/obligation.ts";
import { type SplitLabel, type Subject, splitLabels } from "../record.ts";

const mostUnjudged = 10;

/** Judged strategies; where none was judged, the first that were measured. */
export function shownStrategies(index: LedgerIndex): readonly Subject[] {
  const verdicts = index.ledger
    .ofKind("verdict")
    .filter(({ seq, body }) => seq < sealSeq(index) && body.subject.kind === "strategy");
  const judged = new Map(verdicts.map(({ body }) => [body.subject.id, body.subject]));
  if (judged.size > 0) return [...judged.values()];
  const measured = index.metrics.filter(({ body }) => body.subject.kind === "strategy");
  return [...new Map(measured.map(({ body }) => [body.subject.id, body.subject])).values()].slice(0, mostUnjudged);
}

export function subjectMetrics(subject: Subject, index: LedgerIndex): readonly MetricRecord[] {
  return index.bySubject.get(subject.id) ?? [];
}

/** Parts of the split in which a subject was measured, in their order. */
export function partsOf(metrics: readonly MetricRecord[]): readonly SplitLabel[] {
  return splitLabels.filter((part) => metrics.some(({ body }) => body.scope.split === part));
}

/** A figure of a part at plain costs; of several periods the longest on record. */
export function figureOf(metrics: readonly MetricRecord[], name: string, part: SplitLabel): MetricRecord | undefined {
  const found = metrics.filter(
    ({ body }) =>
      body.name === name &&
      body.scope.split === part &&
      (body.scope.costs.regime !== "net" || body.scope.costs.multiplier === 1),
  );
  const length = ({ body }: MetricRecord) => Date.parse(body.scope.period.end) - Date.parse(body.scope.period.start);
  return found.reduce<MetricRecord | undefined>(
    (best, metric) => (!best || length(metric) > length(best) ? metric : best),
    undefined,
  );
}

/** The one key that all records share in a dimension, as its first record; undefined where they differ. */
export function sharedBy(
  records: readonly MetricRecord[],
  dimension: "costs" | "horizon" | "split",
): MetricRecord | undefined {
  const first = records[0];
  if (!first) return undefined;
  return records.every((record) => dimensionKey(record, dimension) === dimensionKey(first, dimension))
    ? first
    : undefined;
}

/** Factors by their measured rank correlation in one scope: the largest family on record. */
export function factorFamily(index: LedgerIndex): readonly MetricRecord[] {
  const all = (index.byName.get("rank_ic.mean") ?? []).filter(({ body }) => body.subject.kind === "factor");
  const families = new Map<string, MetricRecord[]>();
  for (const metric of all) {
    const key = JSON.stringify(metric.body.scope);
    families.set(key, [...(families.get(key) ?? []), metric]);
  }
  return [...families.values()].reduce<readonly MetricRecord[]>(
    (best, family) => (family.length > best.length ? family : best),
    [],
  );
}

/** The metric of another name for the same subject in the same scope. */
export function companionOf(metric: MetricRecord, name: string, index: LedgerIndex): MetricRecord | undefined {
  const scope = JSON.stringify(metric.body.scope);
  return subjectMetrics(metric.body.subject, index).find(
    ({ body }) => body.name === name && JSON.stringify(body.scope) === scope,
  );
}
