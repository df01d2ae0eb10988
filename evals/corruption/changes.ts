// Ways of changing a report that the kinds of corruption are made of.
import { comparisonOps, type ReportDocument, type Span } from "#engine/evidence";
import { changeSpan, changeSpot, copyOf, type Edit, metricOf, otherMetric, type Spot, spotsOf } from "./edit.ts";
import { claims } from "./wordings.ts";

/** An honest report with one thing wrong; null where the report has no place for it. */
export type Change = (edit: Edit) => ReportDocument | null;

export const inSentence = (spot: Spot) => spot.where === "sentence";
export const hasValue = (spot: Spot) =>
  spot.where === "sentence" && spot.spans.some(({ kind }) => kind === "ref" || kind === "expr");

/** Text set before or behind the first value of a sentence. */
export function besideValue(words: readonly string[], side: "before" | "behind"): Change {
  return (edit) =>
    changeSpot(edit, hasValue, ({ spans }) => {
      const at = spans.findIndex((span) => (span.kind === "ref" && span.format !== "label") || span.kind === "expr");
      if (at < 0) return false;
      spans.splice(side === "before" ? at : at + 1, 0, { kind: "text", text: edit.random.pick(words) });
      return true;
    });
}

/** A sentence's text with words added. */
export function addWords(words: readonly string[]): Change {
  return (edit) =>
    changeSpot(edit, inSentence, ({ spans }) => {
      if (spans.some(({ kind }) => kind === "note")) return false;
      spans.push({ kind: "text", text: `, ${edit.random.pick(words)}` });
      return true;
    });
}

/** A value replaced by another true value of the ledger, where the sentence or table says whose and what it is. */
export function swapValue(
  other: (from: NonNullable<ReturnType<typeof metricOf>>, to: NonNullable<ReturnType<typeof metricOf>>) => boolean,
): Change {
  return (edit) =>
    changeSpan(edit, "ref", (span, spot) => {
      const metric = metricOf(edit, span.metric);
      const named = spot.where === "cell" || spot.spans.some(({ kind }) => kind === "entity");
      if (!metric || !named || span.format !== "value") return null;
      const to = otherMetric(
        edit,
        (candidate) =>
          candidate.id !== metric.id && candidate.body.value !== metric.body.value && other(metric, candidate),
      );
      return to ? { ...span, metric: to.id } : null;
    });
}

export const sameName = (a: { body: { name: string } }, b: { body: { name: string } }) => a.body.name === b.body.name;

export function swapEntity(kind: "subject" | "split" | "costs"): Change {
  return (edit) =>
    changeSpan(
      edit,
      "entity",
      (span) => {
        const metric = metricOf(edit, span.of);
        if (!metric || span.entity !== kind) return null;
        const key = (body: typeof metric.body) =>
          kind === "subject" ? body.subject.id : kind === "split" ? body.scope.split : JSON.stringify(body.scope.costs);
        const to = otherMetric(
          edit,
          ({ body }) => body.subject.kind === metric.body.subject.kind && key(body) !== key(metric.body),
        );
        return to ? { ...span, of: to.id } : null;
      },
      (spot) => spot.where === "sentence" || spot.where === "cell" || spot.where === "caption",
    );
}

export function changePred(change: (span: Extract<Span, { kind: "pred" }>, edit: Edit) => Span | null): Change {
  return (edit) => changeSpan(edit, "pred", (span) => change(span, edit));
}

/** Drops every sentence and cell that holds such a span. */
export function leaveOut(wanted: (span: Span, edit: Edit) => boolean): Change {
  return (edit) => {
    const report = copyOf(edit.report);
    const before = spotsOf(report).length;
    const holds = (spans: readonly Span[]) => spans.some((span) => wanted(span, edit));
    for (const section of report.sections) {
      for (const block of section.blocks) {
        if (block.kind === "list") block.items = block.items.filter(({ spans }) => !holds(spans));
        if (block.kind === "paragraph") block.sentences = block.sentences.filter(({ spans }) => !holds(spans));
        if (block.kind === "table") block.rows = block.rows.filter((row) => !row.some(holds));
      }
      section.blocks = section.blocks.filter((block) => {
        if (block.kind === "list") return block.items.length > 0;
        if (block.kind === "paragraph") return block.sentences.length > 0;
        return block.kind !== "table" || block.rows.length > 0;
      });
    }
    return spotsOf(report).length < before ? report : null;
  };
}

export const isPred =
  (...names: readonly string[]) =>
  (span: Span) =>
    span.kind === "pred" && names.includes(span.name);

export function head(change: Partial<ReportDocument>): Change {
  return ({ report }) => ({ ...copyOf(report), ...change });
}

export const swapCells: Change = (edit) => {
  const report = copyOf(edit.report);
  const tables = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" && block.rows.length > 1 ? [block] : [])),
  );
  for (const table of edit.random.shuffle(tables)) {
    const column = table.columns.length - 1;
    const [a, b] = [table.rows[0], table.rows.at(-1)];
    if (!a || !b || JSON.stringify(a[column]) === JSON.stringify(b[column])) continue;
    [a[column], b[column]] = [b[column] ?? [], a[column] ?? []];
    return report;
  }
  return null;
};

export const swapColumns: Change = (edit) => {
  const report = copyOf(edit.report);
  for (const section of report.sections) {
    for (const block of section.blocks) {
      const labels =
        block.kind === "table"
          ? block.columns.flatMap((spans, i) => (spans.some(({ kind }) => kind === "ref") ? [i] : []))
          : [];
      if (block.kind !== "table" || labels.length < 2) continue;
      const [i, j] = labels as [number, number];
      [block.columns[i], block.columns[j]] = [block.columns[j] ?? [], block.columns[i] ?? []];
      return report;
    }
  }
  return null;
};

export const swapFigure: Change = (edit) => {
  const report = copyOf(edit.report);
  const figures = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "figure" ? [block] : [])),
  );
  const [a, b] = figures;
  if (!a || !b) return null;
  [a.series, b.series] = [b.series, a.series];
  return report;
};

export const cherryPick: Change = (edit) =>
  changeSpan(edit, "expr", (span) =>
    span.metrics.length > 2 && span.op !== "difference" ? { ...span, metrics: span.metrics.slice(0, -1) } : null,
  );

export const mixUnits: Change = (edit) =>
  changeSpan(edit, "expr", (span) => {
    const first = metricOf(edit, span.metrics[0] ?? "");
    const other = otherMetric(edit, ({ body }) => body.name !== first?.body.name);
    return first && other ? { ...span, metrics: [first.id, other.id] } : null;
  });

export const conditionLost: Change = (edit) =>
  changeSpan(edit, "expr", (span) =>
    span.where
      ? { kind: "expr", op: span.op, metrics: span.metrics }
      : { ...span, where: { compare: edit.random.pick(comparisonOps), than: "zero" } },
  );

export const contradict: Change = (edit) => {
  const report = copyOf(edit.report);
  for (const section of report.sections) {
    for (const block of section.blocks) {
      const found = block.kind === "list" ? block.items.find(({ spans }) => spans[0]?.kind === "pred") : undefined;
      const [span] = found?.spans ?? [];
      if (block.kind !== "list" || span?.kind !== "pred") continue;
      block.items.push({ spans: [{ ...span, negated: !span.negated }] });
      return report;
    }
  }
  return null;
};

export const addNote =
  (words: readonly string[]): Change =>
  (edit) => {
    const report = copyOf(edit.report);
    report.sections[0]?.blocks.push({
      kind: "paragraph",
      sentences: [{ spans: [{ kind: "note", role: "method", text: edit.random.pick(words) }] }],
    });
    return report;
  };

export const renameHeading =
  (words: readonly string[]): Change =>
  (edit) => {
    const report = copyOf(edit.report);
    edit.random.pick(report.sections).heading = [{ kind: "text", text: edit.random.pick(words) }];
    return report;
  };

/** A note may deny and may speak of a part; every other claim is refused there as well. */
export const noteClaims = Object.entries(claims).flatMap(([kind, words]) =>
  kind === "denial" || kind === "wrong part" || kind === "idioms" ? [] : words,
);

export const zeros = "0".repeat(64);
