// Changes that keep a report true: none of them may be refused.
import type { ReportDocument, Span } from "#engine/evidence";
import { changeSpan, copyOf, type Edit, metricOf, otherMetric } from "./edit.ts";

export interface Control {
  readonly kind: string;
  readonly change: (edit: Edit) => ReportDocument | null;
}

const text = (words: string): Span => ({ kind: "text", text: words });

function eachBlock(
  edit: Edit,
  change: (block: ReportDocument["sections"][number]["blocks"][number]) => void,
): ReportDocument {
  const report = copyOf(edit.report);
  for (const section of report.sections) for (const block of section.blocks) change(block);
  return report;
}

function addSentence(edit: Edit, spans: (edit: Edit) => Span[] | null): ReportDocument | null {
  const made = spans(edit);
  const report = copyOf(edit.report);
  if (!made) return null;
  report.sections.at(-1)?.blocks.push({ kind: "paragraph", sentences: [{ spans: made }] });
  return report;
}

const anyMetric = (edit: Edit) =>
  otherMetric(
    edit,
    ({ body }) => body.subject.kind === "strategy" && body.name === "return.annual" && body.value !== null,
  );

export const controls: readonly Control[] = [
  { kind: "untouched", change: ({ report }) => copyOf(report) },
  {
    kind: "sentences in another order",
    change: (edit) =>
      eachBlock(edit, (block) => {
        if (block.kind === "list") block.items = edit.random.shuffle(block.items);
      }),
  },
  {
    kind: "rows in another order",
    change: (edit) =>
      eachBlock(edit, (block) => {
        if (block.kind === "table") block.rows = edit.random.shuffle(block.rows);
      }),
  },
  {
    kind: "sections in another order",
    change: (edit) => ({ ...copyOf(edit.report), sections: edit.random.shuffle(copyOf(edit.report).sections) }),
  },
  {
    kind: "value with its interval",
    change: (edit) =>
      changeSpan(edit, "ref", (span) => (span.format === "value" ? { ...span, format: "value-with-interval" } : null)),
  },
  {
    kind: "value with its label",
    change: (edit) =>
      changeSpan(edit, "ref", (span) => (span.format === "value" ? { ...span, format: "label-and-value" } : null)),
  },
  {
    kind: "other punctuation",
    change: (edit) => changeSpan(edit, "text", (span) => (span.text === ", " ? text("; ") : null)),
  },
  {
    kind: "other plain words",
    change: (edit) =>
      changeSpan(edit, "text", (span) =>
        span.text === " is " ? text(" was ") : span.text === ": " ? text(" stands at ") : null,
      ),
  },
  {
    kind: "a further backed sentence",
    change: (edit) =>
      addSentence(edit, () => {
        const metric = anyMetric(edit);
        return (
          metric && [
            text("The annual return of "),
            { kind: "entity", entity: "subject", of: metric.id },
            text(" came to "),
            { kind: "ref", metric: metric.id, format: "value" },
            text("."),
          ]
        );
      }),
  },
  {
    kind: "a further note",
    change: (edit) =>
      addSentence(edit, () => [
        { kind: "note", role: "limitation", text: "Fills at the open are an assumption of the simulation." },
      ]),
  },
  ...[
    "Prices are adjusted for splits and dividends.",
    "The p-values are adjusted by the Benjamini-Hochberg procedure.",
    "Traders who must sell push prices below value, and prices return after the pressure ends.",
    "Short sales may be restricted in practice, which the simulation leaves out.",
    "The bootstrap draws blocks of days with replacement.",
    "Figures are rounded when they are printed.",
  ].map(
    (words): Control => ({
      kind: `note: ${words.slice(0, 34).trim()}`,
      change: (edit) =>
        addSentence(edit, () => [
          { kind: "note", role: words.startsWith("Traders") ? "hypothesis" : "method", text: words },
        ]),
    }),
  ),
  {
    kind: "a predicate led in",
    change: (edit) => {
      const metric = anyMetric(edit);
      return addSentence(edit, () =>
        metric && !["explore", "holdout"].includes(metric.body.scope.split)
          ? [text("For the record, "), { kind: "pred", name: "in-sample", args: { metric: metric.id }, negated: true }]
          : null,
      );
    },
  },
  {
    kind: "a set led in",
    change: (edit) => {
      const metric = anyMetric(edit);
      return addSentence(
        edit,
        () => metric && [text("Among all strategies: "), { kind: "expr", op: "range", metrics: [metric.id] }],
      );
    },
  },
  ...["Limitations", "Verdicts and gates", "Trading costs", "Key figures"].map(
    (words): Control => ({
      kind: `heading: ${words}`,
      change: (edit) => {
        const report = copyOf(edit.report);
        const first = report.sections[0];
        if (first) first.heading = [text(words)];
        return report;
      },
    }),
  ),
  {
    kind: "another heading",
    change: (edit) => {
      const report = copyOf(edit.report);
      const first = report.sections[0];
      if (first) first.heading = [text("Overview")];
      return report;
    },
  },
  {
    kind: "name from another record of equal scope",
    change: (edit) =>
      changeSpan(edit, "entity", (span) => {
        const metric = metricOf(edit, span.of);
        const other =
          metric &&
          otherMetric(
            edit,
            ({ id, body }) =>
              id !== metric.id &&
              body.subject.id === metric.body.subject.id &&
              JSON.stringify(body.scope) === JSON.stringify(metric.body.scope),
          );
        return other ? { ...span, of: other.id } : null;
      }),
  },
  {
    kind: "line drawn as area",
    change: (edit) =>
      eachBlock(edit, (block) => {
        if (block.kind === "figure") block.figure = "area";
      }),
  },
  {
    kind: "factors left out",
    change: (edit) => ({
      ...copyOf(edit.report),
      sections: copyOf(edit.report).sections.filter(({ id }) => id !== "factors"),
    }),
  },
  {
    kind: "curves left out",
    change: (edit) => ({
      ...copyOf(edit.report),
      sections: copyOf(edit.report).sections.filter(({ id }) => id !== "curves"),
    }),
  },
  {
    kind: "text in two spans",
    change: (edit) =>
      changeSpan(edit, "text", (span, spot) => {
        const at = span.text.indexOf(" ", 3);
        if (at < 0) return null;
        const i = spot.spans.indexOf(span);
        spot.spans.splice(i + 1, 0, text(span.text.slice(at)));
        return text(span.text.slice(0, at));
      }),
  },
];
