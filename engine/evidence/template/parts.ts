// The sections of the template report, each from the records that are there.
import type { Block, Sentence, Span } from "../document.ts";
import type { LedgerIndex, MetricRecord } from "../ledger-index.ts";
import { gatesOf, sealSeq } from "../obligations/obligation.ts";
import type { RecordOf, Subject } from "../record.ts";
import { scanText } from "../words/scan.ts";
import { entity, label, lists, say, sayPred, tables, text, value } from "./build.ts";
import { companionOf, factorFamily, figureOf, partsOf, sharedBy, subjectMetrics } from "./chosen.ts";
import { factorFigures, funnelFigure, robustnessFigures, strategyFigures } from "./figures.ts";

/** Everything the parts are made from. */
export interface Material {
  readonly index: LedgerIndex;
  readonly run: RecordOf<"run">;
  readonly seal: RecordOf<"seal">;
  readonly strategies: readonly Subject[];
}

const mostFactors = 40;
const mostHypotheses = 5;
const gap: Span[] = [text("–")];

export function summaryBlocks({ index, run, seal, strategies }: Material): Block[] {
  const verdicts = index.ledger
    .ofKind("verdict")
    .filter(({ id, seq }) => seq < sealSeq(index) && !index.replacedBy.has(id))
    .map((verdict) => sayPred("verdict-is", { verdict }, index));
  return lists([
    run.body.simulated ? sayPred("simulated-data", { run }, index) : null,
    sayPred("trials-made", { seal }, index),
    sayPred("nothing-supported", { seal }, index),
    ...verdicts,
    ...headlines(strategies, index),
  ]);
}

/** One line per strategy: its figure on the part that says most, with the costs named. */
function headlines(strategies: readonly Subject[], index: LedgerIndex): readonly (Sentence | null)[] {
  return strategies.map((subject) => {
    const metrics = subjectMetrics(subject, index);
    const figures = partsOf(metrics).flatMap((part) => figureOf(metrics, "sharpe", part) ?? []);
    const order = ["holdout", "validate", "walk-forward", "explore", "all"];
    const last = [...figures].sort((a, b) => order.indexOf(a.body.scope.split) - order.indexOf(b.body.scope.split))[0];
    if (!last) return null;
    return say(
      entity("subject", last),
      text(", "),
      entity("split", last),
      text(", "),
      entity("costs", last),
      text(": "),
      label(last),
      text(" "),
      value(last),
    );
  });
}

export function triedBlocks({ index, run }: Material): Block[] {
  const notes = index.ledger
    .ofKind("idea")
    .map(({ body }) => body.hypothesis.trim())
    .filter((words) => words !== "" && words.length <= 400 && scanText(words, "note").length === 0);
  const hypotheses = [...new Set(notes)]
    .slice(0, mostHypotheses)
    .map((words) => say({ kind: "note", role: "hypothesis", text: words }));
  const registered = index.ledger.ofKind("idea").length > 0 ? sayPred("ideas-registered", { run }, index) : null;
  return lists([sayPred("split-is", { run }, index), registered, ...hypotheses]);
}

export function diedBlocks({ index, seal }: Material): Block[] {
  return [...lists([sayPred("died-where", { seal }, index)]), ...funnelFigure(index)];
}

export function factorBlocks({ index }: Material): Block[] {
  const family = factorFamily(index);
  const first = family[0];
  if (!first) return [];
  const shown = [...family].sort((a, b) => size(b) - size(a)).slice(0, mostFactors);
  const names = ["rank_ic.ir", "rank_ic.t", "rank_ic.p_adjusted", "turnover.top_quantile"];
  const heads = names.flatMap(
    (name) => shown.map((metric) => companionOf(metric, name, index)).find((metric) => metric !== undefined) ?? [],
  );
  const rows = shown.map((metric) => [
    [entity("subject", metric)],
    [value(metric)],
    ...heads.map(({ body }) => {
      const other = companionOf(metric, body.name, index);
      return other ? [value(other)] : gap;
    }),
  ]);
  const caption = say(
    text("Factors by size of "),
    label(first),
    text(", "),
    entity("split", first),
    text(", "),
    entity("horizon", first),
  );
  const span = { kind: "expr" as const, metrics: [first.id] };
  const overall = lists([
    say({ ...span, op: "count" }),
    family.some(({ body }) => body.value !== null) ? say({ ...span, op: "range" }) : null,
  ]);
  const columns = [[text("Factor")], [label(first)], ...heads.map((head) => [label(head)])];
  return [...overall, ...tables(captionFor(caption, heads), columns, rows), ...factorFigures(index)];
}

/** The caption names the metric of the sorting only where it heads the sole column; columns carry their own labels. */
function captionFor(caption: Sentence, heads: readonly MetricRecord[]): Sentence {
  return heads.length === 0 ? caption : say(text("Factors, "), ...caption.spans.slice(3));
}

function size({ body }: MetricRecord): number {
  return body.value === null ? -1 : Math.abs(body.value);
}

const strategyColumns = [
  "sharpe",
  "return.annual",
  "volatility.annual",
  "max_drawdown",
  "worst_year.return",
  "worst_year.year",
  "turnover.annual",
];

export function strategyBlocks({ index, strategies }: Material): Block[] {
  const measured = strategies.map((subject) => subjectMetrics(subject, index));
  const heads = strategyColumns.flatMap((name) => measured.flat().find(({ body }) => body.name === name) ?? []);
  const cells: MetricRecord[] = [];
  const rows = measured.flatMap((metrics) =>
    partsOf(metrics).flatMap((part) => {
      const figures = heads.map(({ body }) => figureOf(metrics, body.name, part));
      const known = figures.find((figure) => figure !== undefined);
      if (!known) return [];
      cells.push(...figures.filter((figure) => figure !== undefined));
      return [
        [
          [entity("subject", known)],
          [entity("split", known)],
          ...figures.map((figure) => (figure ? [value(figure)] : gap)),
        ],
      ];
    }),
  );
  const net = cells.filter(({ body }) => body.scope.costs.regime !== "not-applicable");
  const costs = net.length === cells.length ? sharedBy(net, "costs") : undefined;
  const caption = costs
    ? say(text("Strategies by part of the split, "), entity("costs", costs))
    : say(text("Strategies by part of the split"));
  const columns = [[text("Strategy")], [text("Part")], ...heads.map((head) => [label(head)])];
  const failed = strategies.flatMap((subject) => gatesOf(subject, index).filter(({ body }) => !body.passed));
  return [
    ...tables(caption, columns, rows),
    ...lists(failed.map((gate) => sayPred("failed-gate", { gate }, index))),
    ...strategyFigures(index),
  ];
}

export function robustnessBlocks({ index, strategies }: Material): Block[] {
  const answers = strategies.flatMap((subject) => {
    const metrics = subjectMetrics(subject, index);
    const of = figureOf(metrics, "sharpe", "validate") ?? figureOf(metrics, "sharpe", "explore") ?? metrics[0];
    if (!of) return [];
    const deflated = metrics.find(({ body }) => body.name === "deflated_sharpe");
    const tested = deflated ?? (of.body.name === "sharpe" ? of : undefined);
    const metric = tested ? [sayPred("significant", { metric: tested }, index)] : [];
    return [...["robust", "stable", "survives-costs"].map((name) => sayPred(name, { of }, index)), ...metric];
  });
  return [
    ...lists(answers),
    ...ladder(strategies, index),
    ...walkForward(strategies, index),
    ...robustnessFigures(index),
  ];
}

/** The Sharpe ratio under each multiple of the costs. */
function ladder(strategies: readonly Subject[], index: LedgerIndex): Block[] {
  const steps = strategies.flatMap((subject) => {
    const all = subjectMetrics(subject, index).filter(
      ({ body }) => body.name === "sharpe" && body.scope.costs.regime !== "not-applicable",
    );
    const part = all.some(({ body }) => body.scope.split === "validate") ? "validate" : all[0]?.body.scope.split;
    return all
      .filter(({ body }) => body.scope.split === part)
      .sort((a, b) => a.body.scope.costs.multiplier - b.body.scope.costs.multiplier);
  });
  const first = steps[0];
  if (!first || new Set(steps.map(({ body }) => body.label)).size > 1) return [];
  const rows = steps.map((metric) => [
    [entity("subject", metric)],
    [entity("split", metric)],
    [entity("costs", metric)],
    [value(metric)],
  ]);
  return tables(
    say(label(first), text(" under each cost model")),
    [[text("Strategy")], [text("Part")], [text("Costs")], [label(first)]],
    rows,
  );
}

/** Names of figures that a stress gives, beside those of a plain backtest. */
const stressNames =
  /^(walk_forward|subperiods|neighbourhood|deflated_sharpe|breakeven|sharpe\.|trials\.|pbo|difference)/;

/** One table for the folds and one for everything else that was measured over explore and validate. */
function walkForward(strategies: readonly Subject[], index: LedgerIndex): Block[] {
  const found = strategies.flatMap((subject) =>
    subjectMetrics(subject, index).filter(({ body }) => stressNames.test(body.name)),
  );
  return (["walk-forward", "all"] as const).flatMap((split) =>
    stressTable(found.filter(({ body }) => body.scope.split === split)),
  );
}

function stressTable(found: readonly MetricRecord[]): Block[] {
  const first = found[0];
  if (!first) return [];
  const rows = found.map((metric) => [
    [entity("subject", metric)],
    [label(metric)],
    [value(metric, metric.body.interval ? "value-with-interval" : "value")],
  ]);
  return tables(
    say(text("Figures under stress, "), entity("split", first)),
    [[text("Strategy")], [text("Figure")], [text("Value")]],
    rows,
  );
}

export function holdoutBlocks({ index, run }: Material): Block[] {
  const openings = index.ledger.ofKind("opening").filter(({ seq }) => seq < sealSeq(index));
  if (openings.length === 0) return lists([sayPred("holdout-sealed", { run }, index)]);
  return lists(openings.map((opening) => sayPred("holdout-opened", { opening }, index)));
}

export function dataBlocks({ index, run }: Material): Block[] {
  const warnings = index.ledger.ofKind("warning").filter(({ seq }) => seq < sealSeq(index));
  const said =
    warnings.length > 0
      ? warnings.map((warning) => sayPred("data-warning", { warning }, index))
      : [sayPred("no-data-warnings", { run }, index)];
  const facts = tables(
    say(text("Where the figures come from")),
    [[text("Item")], [text("Content")]],
    [
      [[text("Market")], [entity("market", run)]],
      [[text("Snapshot")], [entity("snapshot", run)]],
      [[text("Run")], [entity("run", run)]],
    ],
  );
  return [...lists(said), ...facts];
}
