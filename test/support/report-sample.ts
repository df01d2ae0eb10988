// A finished run with every kind of curve, and a report over it that uses every kind of span and block.
import { hashOf, seededRandom } from "#engine/core";
import {
  type Block,
  Ledger,
  memoryRows,
  type ReportDocument,
  type SeriesBody,
  type Span,
  type Subject,
  templateReport,
} from "#engine/evidence";
import { type RunShape, scopeOf, syntheticRun } from "../evidence/synthetic.ts";

export interface SampleShape extends RunShape {
  /** Points of the daily curves. */
  readonly points?: number;
  /** A factor with this text as its label is measured and cited as well. */
  readonly hostileLabel?: string;
}

type Curve = Pick<SeriesBody, "name" | "label" | "unit" | "xLabel" | "x" | "y">;

/** The synthetic run with curves added before its seal. */
export function sampleLedger(shape: SampleShape): Ledger {
  const source = syntheticRun(shape);
  const ledger = new Ledger(memoryRows());
  const rest = source.all().filter(({ kind, body }) => kind !== "seal" && !("y" in body));
  for (const record of rest) ledger.append(record.kind, record.body as never);
  const simulated = shape.simulated ?? false;
  const strategies = ledger.ofKind("trial").map(({ body }) => body.subject);
  const add = (curve: Curve, subject: Subject, change: Partial<ReturnType<typeof scopeOf>> = {}) =>
    ledger.append("series", {
      ...curve,
      subject,
      scope: scopeOf("validate", { simulated, ...change }),
      method: { tool: "synthetic", version: "1", parameters: { name: curve.name }, through: null },
    });
  for (const subject of strategies.filter(({ kind }) => kind === "strategy")) {
    for (const curve of strategyCurves(subject.label, shape)) add(curve, subject);
  }
  const factor = strategies.find(({ kind }) => kind === "factor");
  const none = { regime: "not-applicable", model: "", multiplier: 1 } as const;
  if (factor) for (const curve of factorCurves(shape)) add(curve, factor, { costs: none, horizonBars: 5 });
  add(funnel(), { kind: "campaign", id: hashOf("campaign"), label: "this campaign" }, { costs: none });
  if (shape.hostileLabel !== undefined) {
    const label = shape.hostileLabel;
    add(
      { ...funnel(), label, xLabel: label, x: [label, `${label}!`], y: [1, 2] },
      { kind: "factor", id: "hostile", label },
      { costs: none },
    );
    const first = ledger.ofKind("metric")[0];
    if (first) ledger.append("metric", { ...first.body, label, subject: { kind: "factor", id: "hostile", label } });
  }
  ledger.append("seal", { records: ledger.all().length, trials: ledger.ofKind("trial").length });
  return ledger;
}

function strategyCurves(label: string, shape: SampleShape): readonly Curve[] {
  const { normal } = seededRandom(`curves:${label}:${shape.seed}`);
  const x = weekdays(shape.points ?? 300);
  let level = 1;
  let peak = 1;
  const equity: (number | null)[] = [];
  const drawdown: (number | null)[] = [];
  x.forEach((_, i) => {
    level *= 1 + 0.0003 + 0.008 * normal();
    peak = Math.max(peak, level);
    const isGap = i >= 120 && i < 130;
    equity.push(isGap ? null : level);
    drawdown.push(isGap ? null : level / peak - 1);
  });
  return [
    { name: "equity", label: "Equity, start = 1", unit: "ratio", xLabel: "time", x, y: equity },
    { name: "drawdown", label: "Drawdown", unit: "fraction", xLabel: "time", x, y: drawdown },
    {
      name: "returns.by_year",
      label: "Net return by year",
      unit: "fraction",
      xLabel: "year",
      x: ["2013", "2014", "2015", "2016", "2017"],
      y: [0.043, -0.081, 0.112, null, 0.026].map((value) => (value === null ? null : value + 0.01 * normal())),
    },
    {
      name: "cost_ladder.sharpe",
      label: "Sharpe ratio by cost multiple",
      unit: "ratio",
      xLabel: "times the modelled costs",
      x: [0, 0.5, 1, 1.5, 2],
      y: [0.9, 0.55, 0.21, -0.12, -0.46],
    },
  ];
}

function factorCurves(shape: SampleShape): readonly Curve[] {
  const { normal } = seededRandom(`factor-curves:${shape.seed}`);
  const x = weekdays(shape.points ?? 300);
  let sum = 0;
  const y = x.map(() => (sum += 0.012 + 0.1 * normal()));
  return [
    { name: "rank_ic.cumulative", label: "Cumulative rank IC", unit: "correlation", xLabel: "Date", x, y },
    {
      name: "quantile_returns",
      label: "Mean return by quantile, less the mean of all",
      unit: "fraction",
      xLabel: "Quantile (highest values last)",
      x: [1, 2, 3, 4, 5],
      y: [-0.0012, -0.0004, 0.0001, 0.0005, 0.0011],
    },
    {
      name: "decay.rank_ic",
      label: "Mean rank IC by horizon",
      unit: "correlation",
      xLabel: "Horizon (bars)",
      x: [1, 2, 5, 10, 20],
      y: [0.031, 0.028, 0.021, 0.009, -0.002],
    },
  ];
}

function funnel(): Curve {
  return {
    name: "funnel",
    label: "trials by the stage at which they ended",
    unit: "count",
    xLabel: "stage",
    x: [
      "information flow",
      "sample IC",
      "novelty",
      "full screen",
      "signal gate",
      "fast backtest",
      "robustness",
      "finished",
    ],
    y: [12, 164, 41, 22, 9, 6, 2, 1],
  };
}

function weekdays(count: number): readonly string[] {
  const days: string[] = [];
  for (let time = Date.UTC(2013, 1, 8); days.length < count; time += 86_400_000) {
    const day = new Date(time);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

const words = (text: string): Span => ({ kind: "text", text });

/** The template report with a section of figures over all curves and one of prose with the other spans. */
export function sampleReport(ledger: Ledger): ReportDocument {
  const report = templateReport(ledger, "run-7");
  const sections = report.sections.filter(({ id }) => id !== "curves");
  return {
    ...report,
    sections: [
      ...sections,
      { id: "prose", heading: [words("Side by side")], blocks: proseBlocks(ledger) },
      { id: "curves", heading: [words("Curves")], blocks: figureBlocks(ledger) },
    ],
  };
}

function proseBlocks(ledger: Ledger): Block[] {
  const sharpes = ledger
    .ofKind("metric")
    .filter(
      ({ body }) => body.name === "sharpe" && body.scope.split === "validate" && body.scope.costs.multiplier === 1,
    );
  const ics = ledger.ofKind("metric").filter(({ body }) => body.name === "rank_ic.mean");
  const [a, b] = sharpes;
  const first = ics[0];
  if (!a || !b || !first) return [];
  return [
    {
      kind: "paragraph",
      sentences: [
        {
          spans: [
            words("On validation "),
            { kind: "entity", entity: "subject", of: a.id },
            words(" reached "),
            { kind: "ref", metric: a.id, format: "value" },
            words(", while "),
            { kind: "entity", entity: "subject", of: b.id },
            words(" reached "),
            { kind: "ref", metric: b.id, format: "value" },
          ],
        },
        { spans: [{ kind: "expr", op: "difference", metrics: [a.id, b.id] }] },
        { spans: [{ kind: "pred", name: "numerically-higher", args: { a: a.id, b: b.id }, negated: false }] },
        { spans: [{ kind: "ref", metric: first.id, format: "value-with-interval" }] },
        { spans: [{ kind: "note", role: "hypothesis", text: "Pressure that moved a price fades within days" }] },
      ],
    },
    {
      kind: "list",
      items: [
        { spans: [{ kind: "expr", op: "range", metrics: [first.id] }] },
        { spans: [{ kind: "expr", op: "share-where", metrics: [first.id], where: { compare: ">", than: "zero" } }] },
        { spans: [{ kind: "expr", op: "rank", metrics: [first.id] }] },
      ],
    },
  ];
}

/** One figure per kind of curve; equity and drawdown of all strategies share theirs. */
function figureBlocks(ledger: Ledger): Block[] {
  const kinds = {
    drawdown: "area",
    funnel: "bar",
    quantile_returns: "bar",
    "returns.by_year": "bar",
    "cost_ladder.sharpe": "bar",
  } as const;
  const names = [...new Set(ledger.ofKind("series").map(({ body }) => body.name))];
  return names.flatMap((name): Block[] => {
    const members = ledger.ofKind("series").filter(({ body }) => body.name === name);
    const first = members[0];
    if (!first) return [];
    const title: Span[] = [
      { kind: "ref", metric: first.id, format: "label" },
      words(", "),
      { kind: "entity", entity: "split", of: first.id },
    ];
    const figure = name in kinds ? kinds[name as keyof typeof kinds] : "line";
    return [
      {
        kind: "figure",
        figure,
        series: members.map(({ id }) => id),
        caption: { spans: title },
        alt: { spans: [words("Chart of "), ...title] },
      },
    ];
  });
}
