// Kinds of corruption: each takes an honest report and makes it untrue, unproven or incomplete in one way.

import {
  addNote,
  addWords,
  besideValue,
  type Change,
  changePred,
  cherryPick,
  conditionLost,
  contradict,
  head,
  inSentence,
  isPred,
  leaveOut,
  mixUnits,
  noteClaims,
  renameHeading,
  sameName,
  swapCells,
  swapColumns,
  swapEntity,
  swapFigure,
  swapValue,
  zeros,
} from "./changes.ts";
import { changeSpan, copyOf, metricOf, otherMetric } from "./edit.ts";
import { claims } from "./wordings.ts";

export interface Mutator {
  readonly kind: string;
  readonly group: "value" | "identity" | "relation" | "tamper" | "wording" | "omission";
  readonly mutate: Change;
}

export const mutators: readonly Mutator[] = [
  {
    kind: "digits typed into text",
    group: "value",
    mutate: addWords(["that is 1.23", "or 12%", "in 2016", "７ of them", "x² higher"]),
  },
  { kind: "sign set before a value", group: "value", mutate: besideValue([" -", " minus ", " −", " –"], "before") },
  {
    kind: "magnitude set behind a value",
    group: "value",
    mutate: besideValue(["k", " thousand", " million", " hundred"], "behind"),
  },
  {
    kind: "unit set behind a value",
    group: "value",
    mutate: besideValue(["%", " percent", " bps", " percentage points", " years"], "behind"),
  },
  {
    kind: "value qualified",
    group: "value",
    mutate: besideValue([" about ", " roughly ", " over ", " nearly ", " at least ", " under "], "before"),
  },
  {
    kind: "value of another metric",
    group: "identity",
    mutate: swapValue(
      (a, b) => a.body.subject.id === b.body.subject.id && !sameName(a, b) && a.body.scope.split === b.body.scope.split,
    ),
  },
  {
    kind: "value of another subject",
    group: "identity",
    mutate: swapValue((a, b) => sameName(a, b) && a.body.subject.id !== b.body.subject.id),
  },
  {
    kind: "value of another part of the split",
    group: "identity",
    mutate: swapValue(
      (a, b) => sameName(a, b) && a.body.subject.id === b.body.subject.id && a.body.scope.split !== b.body.scope.split,
    ),
  },
  {
    kind: "value under other costs",
    group: "identity",
    mutate: swapValue(
      (a, b) =>
        sameName(a, b) &&
        a.body.subject.id === b.body.subject.id &&
        a.body.scope.split === b.body.scope.split &&
        a.body.scope.costs.multiplier !== b.body.scope.costs.multiplier,
    ),
  },
  { kind: "subject renamed", group: "identity", mutate: swapEntity("subject") },
  { kind: "part of the split renamed", group: "identity", mutate: swapEntity("split") },
  { kind: "costs renamed", group: "identity", mutate: swapEntity("costs") },
  {
    kind: "metric renamed by a label",
    group: "identity",
    mutate: (edit) =>
      changeSpan(
        edit,
        "ref",
        (span) =>
          span.format === "label"
            ? {
                ...span,
                metric:
                  otherMetric(
                    edit,
                    ({ body }) =>
                      body.name !== metricOf(edit, span.metric)?.body.name && metricOf(edit, span.metric) !== null,
                  )?.id ?? span.metric,
              }
            : null,
        ({ where }) => where !== "caption",
      ),
  },
  {
    kind: "metric renamed in text",
    group: "identity",
    mutate: (edit) =>
      changeSpan(
        edit,
        "text",
        (span) =>
          span.text.includes("Sharpe ratio")
            ? {
                ...span,
                text: span.text.replace(
                  "Sharpe ratio",
                  edit.random.pick(["Sortino ratio", "Calmar ratio", "volatility"]),
                ),
              }
            : null,
        inSentence,
      ),
  },
  { kind: "cells swapped between rows", group: "identity", mutate: swapCells },
  { kind: "columns renamed", group: "identity", mutate: swapColumns },
  { kind: "figures swapped", group: "identity", mutate: swapFigure },
  {
    kind: "record that does not exist",
    group: "identity",
    mutate: (edit) => changeSpan(edit, "ref", (span) => ({ ...span, metric: zeros })),
  },
  {
    kind: "record of another kind",
    group: "identity",
    mutate: (edit) =>
      changeSpan(edit, "ref", (span) => ({ ...span, metric: edit.ledger.ofKind("trial")[0]?.id ?? zeros })),
  },
  {
    kind: "series cited as a value",
    group: "identity",
    mutate: (edit) =>
      changeSpan(edit, "ref", (span) =>
        span.format === "label" ? null : { ...span, metric: edit.ledger.ofKind("series")[0]?.id ?? zeros },
      ),
  },
  {
    kind: "comparison reversed",
    group: "relation",
    mutate: changePred((span) =>
      span.args.a && span.args.b && span.name.startsWith("numerically")
        ? { ...span, args: { a: span.args.b, b: span.args.a } }
        : null,
    ),
  },
  {
    kind: "predicate denied",
    group: "relation",
    mutate: changePred((span) =>
      span.name === "outperforms" || span.name === "robust" ? null : { ...span, negated: !span.negated },
    ),
  },
  {
    kind: "trend inverted",
    group: "relation",
    mutate: changePred((span) =>
      span.name.startsWith("trend-")
        ? { ...span, name: span.name === "trend-rising" ? "trend-falling" : "trend-rising" }
        : null,
    ),
  },
  {
    kind: "wrong best",
    group: "relation",
    mutate: changePred((span, edit) => {
      const best = metricOf(edit, String(span.args.metric));
      const other =
        best &&
        otherMetric(
          edit,
          (metric) =>
            sameName(metric, best) &&
            metric.id !== best.id &&
            JSON.stringify(metric.body.scope) === JSON.stringify(best.body.scope),
        );
      return span.name === "best-of" && other ? { ...span, args: { metric: other.id } } : null;
    }),
  },
  {
    kind: "in-sample called out-of-sample",
    group: "relation",
    mutate: changePred((span) => (span.name === "in-sample" ? { ...span, name: "out-of-sample" } : null)),
  },
  {
    kind: "comparison across scopes",
    group: "relation",
    mutate: changePred((span, edit) => {
      const a = metricOf(edit, String(span.args.a));
      const other =
        a &&
        otherMetric(
          edit,
          (metric) =>
            sameName(metric, a) &&
            metric.body.subject.id !== a.body.subject.id &&
            metric.body.scope.split !== a.body.scope.split,
        );
      return other ? { ...span, args: { ...span.args, b: other.id } } : null;
    }),
  },
  { kind: "set with members left out", group: "relation", mutate: cherryPick },
  { kind: "expression over two metrics", group: "relation", mutate: mixUnits },
  { kind: "condition lost or added", group: "relation", mutate: conditionLost },
  { kind: "unknown predicate", group: "relation", mutate: changePred((span) => ({ ...span, name: "proves" })) },
  { kind: "report of another run", group: "tamper", mutate: head({ run: "another" }) },
  { kind: "report of another ledger", group: "tamper", mutate: head({ ledgerHead: zeros }) },
  { kind: "report of another snapshot", group: "tamper", mutate: head({ snapshot: zeros }) },
  ...Object.entries(claims).map(
    ([kind, words]): Mutator => ({ kind: `wording: ${kind}`, group: "wording", mutate: addWords(words) }),
  ),
  { kind: "wording: claim in a note", group: "wording", mutate: addNote(noteClaims) },
  {
    kind: "wording: claim in a heading",
    group: "wording",
    mutate: renameHeading([
      "A robust winner",
      "Proven profits",
      "Best in class",
      "Doubling every year",
      "Outstanding results",
    ]),
  },
  {
    kind: "wording: sentence without backing",
    group: "wording",
    mutate: (edit) => {
      const report = copyOf(edit.report);
      report.sections[0]?.blocks.push({
        kind: "paragraph",
        sentences: [{ spans: [{ kind: "text", text: "The committee meets and the desk follows." }] }],
      });
      return report;
    },
  },
  {
    kind: "wording: second sentence behind a backed one",
    group: "wording",
    mutate: addWords(["measured. The desk is pleased."]),
  },
  { kind: "said and denied", group: "relation", mutate: contradict },
  { kind: "left out: trials", group: "omission", mutate: leaveOut(isPred("trials-made")) },
  { kind: "left out: where trials died", group: "omission", mutate: leaveOut(isPred("died-where")) },
  { kind: "left out: split", group: "omission", mutate: leaveOut(isPred("split-is")) },
  { kind: "left out: holdout", group: "omission", mutate: leaveOut(isPred("holdout-sealed", "holdout-opened")) },
  { kind: "left out: failed gates", group: "omission", mutate: leaveOut(isPred("failed-gate")) },
  { kind: "left out: verdicts", group: "omission", mutate: leaveOut(isPred("verdict-is")) },
  { kind: "left out: data warnings", group: "omission", mutate: leaveOut(isPred("data-warning")) },
  { kind: "left out: simulated data", group: "omission", mutate: leaveOut(isPred("simulated-data")) },
  { kind: "left out: registration", group: "omission", mutate: leaveOut(isPred("ideas-registered")) },
  {
    kind: "left out: drawdown",
    group: "omission",
    mutate: leaveOut(
      (span, edit) =>
        span.kind === "ref" && span.format !== "label" && metricOf(edit, span.metric)?.body.name === "max_drawdown",
    ),
  },
  {
    kind: "left out: worst fold",
    group: "omission",
    mutate: leaveOut(
      (span, edit) => span.kind === "ref" && metricOf(edit, span.metric)?.body.name === "walk_forward.worst",
    ),
  },
];
