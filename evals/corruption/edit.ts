// Editing reports as data: places of spans, copies with one change.
import type { Random } from "#engine/core";
import { indexOf, type Ledger, type MetricRecord, type ReportDocument, type Span } from "#engine/evidence";

/** A list of spans that may be edited, with what holds it. */
export interface Spot {
  readonly spans: Span[];
  readonly where: "heading" | "sentence" | "caption" | "column" | "cell";
}

export function copyOf(report: ReportDocument): ReportDocument {
  return structuredClone(report);
}

/** Every list of spans of a report. */
export function spotsOf(report: ReportDocument): readonly Spot[] {
  return report.sections.flatMap((section) => [
    { spans: section.heading, where: "heading" as const },
    ...section.blocks.flatMap((block): Spot[] => {
      if (block.kind === "paragraph") return block.sentences.map(({ spans }) => ({ spans, where: "sentence" }));
      if (block.kind === "list") return block.items.map(({ spans }) => ({ spans, where: "sentence" }));
      if (block.kind === "figure") return [block.caption, block.alt].map(({ spans }) => ({ spans, where: "caption" }));
      return [
        { spans: block.caption.spans, where: "caption" },
        ...block.columns.map((spans): Spot => ({ spans, where: "column" })),
        ...block.rows.flatMap((row) => row.map((spans): Spot => ({ spans, where: "cell" }))),
      ];
    }),
  ]);
}

export interface Edit {
  readonly report: ReportDocument;
  readonly ledger: Ledger;
  readonly random: Random;
}

/** One random spot that has what is asked for, changed in place; null where there is none. */
export function changeSpot(
  edit: Edit,
  fits: (spot: Spot) => boolean,
  change: (spot: Spot) => boolean | undefined,
): ReportDocument | null {
  const report = copyOf(edit.report);
  for (const spot of edit.random.shuffle(spotsOf(report).filter(fits))) {
    if (change(spot) !== false) return report;
  }
  return null;
}

/** A span of a kind, changed or replaced. */
export function changeSpan<K extends Span["kind"]>(
  edit: Edit,
  kind: K,
  change: (span: Extract<Span, { kind: K }>, spot: Spot) => Span | null,
  where: (spot: Spot) => boolean = () => true,
): ReportDocument | null {
  return changeSpot(
    edit,
    (spot) => where(spot) && spot.spans.some((span) => span.kind === kind),
    (spot) => {
      const places = edit.random.shuffle(spot.spans.flatMap((span, i) => (span.kind === kind ? [i] : [])));
      for (const i of places) {
        const changed = change(spot.spans[i] as Extract<Span, { kind: K }>, spot);
        if (changed === null) continue;
        spot.spans[i] = changed;
        return true;
      }
      return false;
    },
  );
}

export function metricOf(edit: Edit, id: string): MetricRecord | null {
  const record = edit.ledger.get(id);
  return record?.kind === "metric" ? record : null;
}

/** Another current metric that fits, at random. */
export function otherMetric(edit: Edit, fits: (metric: MetricRecord) => boolean): MetricRecord | null {
  const found = indexOf(edit.ledger).metrics.filter(fits);
  return found.length > 0 ? edit.random.pick(found) : null;
}
