// Kinds found by attacking real reports: words in every place that holds text, borrowed contexts, statements hidden or bent.
import type { ReportDocument, Span } from "#engine/evidence";
import { addWords, type Change, changePred, inSentence } from "./changes.ts";
import { changeSpan, changeSpot, copyOf, type Edit, metricOf, otherMetric } from "./edit.ts";
import type { Mutator } from "./mutators.ts";
import { bentStatements, euphemisms, insertions, otherContexts, placeless, resultNotes } from "./wordings.ts";

const text = (words: string): Span => ({ kind: "text", text: words });

const inPlace = (where: "caption" | "cell" | "column" | "heading", words: readonly string[]): Change => {
  return (edit) =>
    changeSpot(
      edit,
      (spot) => spot.where === where && spot.spans.every(({ kind }) => kind === "text" || where === "caption"),
      ({ spans }) => {
        const own = text(edit.random.pick(words));
        if (where === "caption") spans.unshift(own, text(", "));
        else spans.splice(0, spans.length, own);
        return true;
      },
    );
};

const note =
  (role: "method" | "hypothesis"): Change =>
  (edit) => {
    const report = copyOf(edit.report);
    report.sections[0]?.blocks.push({
      kind: "paragraph",
      sentences: [{ spans: [{ kind: "note", role, text: edit.random.pick(resultNotes) }] }],
    });
    return report;
  };

const sayOf = (edit: Edit, part: string, make: (subject: Span, value: Span) => Span[]): ReportDocument | null => {
  const metric = otherMetric(
    edit,
    ({ body }) => body.name === "sharpe" && body.scope.split === part && body.scope.costs.multiplier === 1,
  );
  if (!metric) return null;
  const spans = make(
    { kind: "entity", entity: "subject", of: metric.id },
    { kind: "ref", metric: metric.id, format: "value" },
  );
  const report = copyOf(edit.report);
  report.sections[0]?.blocks.push({ kind: "paragraph", sentences: [{ spans }] });
  return report;
};

const bentPred: Change = (edit) =>
  changeSpot(
    edit,
    (spot) => inSentence(spot) && spot.spans.length === 1 && spot.spans[0]?.kind === "pred",
    ({ spans }) => {
      const words = edit.random.pick(bentStatements);
      if (words.startsWith(",")) spans.push(text(words));
      else spans.unshift(text(words));
      return true;
    },
  );

/** A statement that must be made, moved to where no reader of the page meets it. */
const hideInAlt: Change = (edit) => {
  const report = copyOf(edit.report);
  const blocks = report.sections.flatMap((section) => section.blocks);
  const figure = blocks.find((block) => block.kind === "figure");
  for (const block of blocks) {
    if (block.kind !== "list" || block.items.length < 2 || figure?.kind !== "figure") continue;
    const at = block.items.findIndex(({ spans }) => spans[0]?.kind === "pred" && spans[0].name === "trials-made");
    const [moved] = at < 0 ? [] : block.items.splice(at, 1);
    if (!moved) continue;
    figure.alt = moved;
    return report;
  }
  return null;
};

const boundElsewhere: Change = (edit) =>
  changeSpan(edit, "expr", (span) => {
    const first = metricOf(edit, span.metrics[0] ?? "");
    const other =
      first &&
      otherMetric(
        edit,
        ({ body }) =>
          body.name === first.body.name && body.scope.split !== first.body.scope.split && body.value !== null,
      );
    return span.op === "share-where" && other ? { ...span, where: { compare: ">", than: other.id } } : null;
  });

const borrowedCaption: Change = (edit) => {
  const report = copyOf(edit.report);
  for (const block of report.sections.flatMap((section) => section.blocks)) {
    if (block.kind !== "figure") continue;
    const drawn = block.series.flatMap((id) => edit.ledger.get(id) ?? []);
    const other = otherMetric(edit, ({ body }) =>
      drawn.every((record) => record.kind === "series" && record.body.subject.id !== body.subject.id),
    );
    if (!other) continue;
    block.caption.spans.push(text(", "), { kind: "ref", metric: other.id, format: "label-and-value" });
    return report;
  }
  return null;
};

const section = (make: (report: ReportDocument) => ReportDocument["sections"][number] | null): Change => {
  return ({ report: source }) => {
    const report = copyOf(source);
    const made = make(report);
    return made ? { ...report, sections: [made, ...report.sections] } : null;
  };
};

/** Names of a part are left out of places: above cells without values they stand idle and are not refused. */
export const hostile: readonly Mutator[] = [
  {
    kind: "another part named by other words",
    group: "identity",
    mutate: (edit) =>
      sayOf(edit, "explore", (subject, value) => [
        text(`${edit.random.pick(otherContexts)} the Sharpe ratio of `),
        subject,
        text(" is "),
        value,
        text("."),
      ]),
  },
  {
    kind: "title of another context",
    group: "identity",
    mutate: ({ report, random }) => ({
      ...copyOf(report),
      title: [
        text(random.pick(["Report out of sample", "Holdout results", "Results gross of costs", "Weekly results"])),
      ],
    }),
  },
  { kind: "caption with another subject's value", group: "identity", mutate: borrowedCaption },
  { kind: "bound from another part", group: "relation", mutate: boundElsewhere },
  {
    kind: "one value twice in a sentence",
    group: "relation",
    mutate: (edit) =>
      sayOf(edit, "validate", (subject, value) => [subject, text(" has "), value, text(" and then "), value]),
  },
  {
    kind: "predicate with a strange argument",
    group: "relation",
    mutate: changePred((span, edit) => ({
      ...span,
      args: { ...span.args, strange: edit.ledger.ofKind("metric")[0]?.id ?? "" },
    })),
  },
  { kind: "statement bent by words beside it", group: "wording", mutate: bentPred },
  {
    kind: "hostile words: before a value",
    group: "wording",
    mutate: (edit) =>
      sayOf(edit, "validate", (subject, value) => [
        subject,
        text(` has ${edit.random.pick(insertions)} Sharpe ratio of `),
        value,
      ]),
  },
  { kind: "hostile words: behind a value", group: "wording", mutate: addWords(euphemisms) },
  ...(["caption", "cell", "column", "heading"] as const).map(
    (where): Mutator => ({
      kind: `hostile words: ${where}`,
      group: "wording",
      mutate: inPlace(where, [...euphemisms, ...placeless]),
    }),
  ),
  {
    kind: "hostile words: title",
    group: "wording",
    mutate: ({ report, random }) => ({ ...copyOf(report), title: [text(random.pick(placeless))] }),
  },
  { kind: "result told in a method note", group: "wording", mutate: note("method") },
  { kind: "result told in a hypothesis", group: "wording", mutate: note("hypothesis") },
  { kind: "obligation hidden in alternative text", group: "omission", mutate: hideInAlt },
  {
    kind: "section without content",
    group: "omission",
    mutate: section(() => ({ id: "empty-one", heading: [text("Overview")], blocks: [] })),
  },
  {
    kind: "heading used twice",
    group: "omission",
    mutate: section((report) => {
      const first = report.sections.at(-1);
      return first
        ? {
            ...first,
            id: "again-one",
            blocks: [
              {
                kind: "paragraph",
                sentences: [{ spans: [{ kind: "note", role: "method", text: "Signals are ranked on a bar." }] }],
              },
            ],
          }
        : null;
    }),
  },
];
