// Honest reports over synthetic runs: the template's, and ones written the way a person would.
import {
  indexOf,
  type Ledger,
  type MetricRecord,
  type ReportDocument,
  type Sentence,
  type Span,
  templateReport,
} from "#engine/evidence";
import { type RunShape, syntheticRun } from "../../test/evidence/synthetic.ts";

export interface HonestReport {
  readonly name: string;
  readonly ledger: Ledger;
  readonly report: ReportDocument;
}

const shapes: readonly RunShape[] = [
  { seed: 11, strategies: 2 },
  { seed: 12, strategies: 3, simulated: true },
  { seed: 13, strategies: 2, opened: true },
  { seed: 14, strategies: 2, warnings: 3 },
  { seed: 15, strategies: 4, verdict: "supported" },
  { seed: 16, strategies: 2, gaps: true, simulated: true },
  { seed: 17, strategies: 3, opened: true, warnings: 2 },
];

export function honestReports(): readonly HonestReport[] {
  return shapes.flatMap((shape) => {
    const ledger = syntheticRun(shape);
    const template = templateReport(ledger, "run");
    return [
      { name: `template ${shape.seed}`, ledger, report: template },
      {
        name: `written ${shape.seed}`,
        ledger,
        report: { ...template, sections: [writtenSection(ledger), ...template.sections] },
      },
    ];
  });
}

const text = (words: string): Span => ({ kind: "text", text: words });
const ref = (metric: MetricRecord): Span => ({ kind: "ref", metric: metric.id, format: "value" });
const entity = (kind: "subject" | "split" | "costs" | "period", of: MetricRecord): Span => ({
  kind: "entity",
  entity: kind,
  of: of.id,
});
const say = (...spans: Span[]): Sentence => ({ spans });

/** Prose with names in the text, pairs, ranks, extremes and predicates. */
function writtenSection(ledger: Ledger): ReportDocument["sections"][number] {
  const index = indexOf(ledger);
  const at = (name: string, part: string) =>
    (index.byName.get(name) ?? []).filter(({ body }) => body.scope.split === part && body.scope.costs.multiplier === 1);
  const [a, b] = at("sharpe", "validate") as [MetricRecord, MetricRecord];
  const [early] = at("sharpe", "explore") as [MetricRecord];
  const [drawdown] = at("max_drawdown", "validate") as [MetricRecord];
  const [annual] = at("return.annual", "validate") as [MetricRecord];
  const [low, high] = (a.body.value ?? 0) < (b.body.value ?? 0) ? [a, b] : [b, a];
  const family = index.metrics.filter(
    ({ body }) => body.name === "sharpe" && JSON.stringify(body.scope) === JSON.stringify(a.body.scope),
  );
  const best = family.reduce((top, metric) => ((metric.body.value ?? 0) > (top.body.value ?? 0) ? metric : top));
  const [curve] = ledger.ofKind("series").filter(({ body }) => body.subject.id === a.body.subject.id);
  const rising = (curve?.body.y.at(-1) ?? 0) > 1;
  const pred = (name: string, args: Record<string, string>, negated = false): Span => ({
    kind: "pred",
    name,
    args,
    negated,
  });
  return {
    id: "prose",
    heading: [text("What was measured")],
    blocks: [
      {
        kind: "paragraph",
        sentences: [
          say(
            text("On the "),
            entity("split", a),
            text(" part the Sharpe ratio of "),
            entity("subject", a),
            text(" is "),
            ref(a),
            text(", net of trading costs."),
          ),
          say(
            entity("subject", annual),
            text(" has an annual return of "),
            ref(annual),
            text(" and a maximum drawdown of "),
            ref(drawdown),
            text("."),
          ),
          say(
            text("The Sharpe ratio was "),
            ref(early),
            text(" on the "),
            entity("split", early),
            text(" part and "),
            ref(a),
            text(" on the "),
            entity("split", a),
            text(" part."),
          ),
          say(pred("numerically-higher", { a: high.id, b: low.id })),
          say(pred("best-of", { metric: best.id })),
          say(pred("in-sample", { metric: early.id })),
          say(pred("out-of-sample", { metric: a.id }, true)),
          say(pred("outperforms", { a: high.id, b: low.id })),
          say(pred(rising ? "trend-rising" : "trend-falling", { series: curve?.id ?? "" })),
          say({ kind: "expr", op: "difference", metrics: [a.id, early.id] }),
          say({ kind: "expr", op: "rank", metrics: [a.id] }),
          say({ kind: "expr", op: "mean", metrics: family.map(({ id }) => id) }),
          say({
            kind: "expr",
            op: "share-where",
            metrics: family.map(({ id }) => id),
            where: { compare: ">", than: "zero" },
          }),
          say({
            kind: "note",
            role: "limitation",
            text: "Delisted names are absent from the file, so survivorship bias may be present.",
          }),
        ],
      },
    ],
  };
}
