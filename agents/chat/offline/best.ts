// The best of a run: factors that came through, strategies by their figures after costs, single figures on demand.
import { indexOf, type LedgerIndex, type MetricRecord, type Sentence } from "#engine/evidence";
import type { ChatDraft } from "../answer.ts";
import type { ChatAsk } from "../planner.ts";
import { figures, pred } from "../spans.ts";
import { aboutRun } from "./campaign.ts";
import { words } from "./words.ts";

const most = 5;

/** Factors that passed the funnel, by their t-value on the part for exploring. */
export const bestFactors = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const index = indexOf(ledger);
    const subjects = ledger
      .ofKind("trial")
      .filter(({ body }) => body.subject.kind === "factor" && body.outcome === "passed")
      .map(({ body }) => body.subject.id);
    const ranked = byFigure(subjects, { name: "rank_ic.t", split: "explore" }, index);
    const said = ranked.slice(0, most).flatMap((leader) => {
      const id = leader.body.subject.id;
      const metrics = [
        figureOf(id, { name: "rank_ic.mean", split: "explore" }, index),
        leader,
        figureOf(id, { name: "rank_ic.mean", split: "validate" }, index),
      ];
      return figures(metrics.filter((metric) => metric !== undefined));
    });
    const first = ranked[0] ? pred("best-of", { metric: ranked[0] }, ledger) : [];
    return { sentences: said.length > 0 ? [...first, ...said] : [words.noFactor] };
  });

/** Strategies by their Sharpe ratio on the part for confirming, else on the one for exploring; plain costs. */
export const bestStrategies = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const index = indexOf(ledger);
    const ranked = rankedStrategies(index);
    const split = ranked[0]?.body.scope.split ?? "validate";
    const said = ranked.slice(0, most).flatMap((leader): readonly Sentence[] => {
      const id = leader.body.subject.id;
      const names = ["sharpe", "return.annual", "max_drawdown", "turnover.annual"];
      const metrics = names.flatMap((name) => figureOf(id, { name, split }, index) ?? []);
      const verdict = ledger
        .ofKind("verdict")
        .filter(({ body }) => body.subject.id === id)
        .at(-1);
      return [...figures(metrics), ...pred("verdict-is", { verdict }, ledger)];
    });
    return { sentences: said.length > 0 ? said : [words.noStrategy] };
  });

const named: readonly (readonly [RegExp, string])[] = [
  [/deflated sharpe/, "deflated_sharpe"],
  [/sharpe/, "sharpe"],
  [/drawdown/, "max_drawdown"],
  [/sortino/, "sortino"],
  [/calmar/, "calmar"],
  [/volatility/, "volatility.annual"],
  [/turnover/, "turnover.annual"],
  [/hit rate/, "hit_rate"],
  [/worst year/, "worst_year.return"],
  [/\bcosts?\b/, "cost.annual"],
  [/\bic\b/, "rank_ic.mean"],
  [/\breturns?\b/, "return.annual"],
];

/** The figures that a question names, for the strategies (or factors) of the run. */
export const figuresAsked = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const index = indexOf(ledger);
    const question = ask.question.toLowerCase();
    const name = named.find(([pattern]) => pattern.test(question))?.[1] ?? "sharpe";
    const wanted = index.metrics.filter((metric) => metric.body.name === name && isPlain(metric));
    const judged = new Set(ledger.ofKind("verdict").map(({ body }) => body.subject.id));
    const chosen = wanted.filter(({ body }) => judged.has(body.subject.id));
    const shown = (chosen.length > 0 ? chosen : wanted).slice(-2 * most);
    return { sentences: shown.length > 0 ? shown.flatMap((metric) => figures([metric])) : [words.noFigure] };
  });

interface Wanted {
  readonly name: string;
  readonly split: string;
}

function rankedStrategies(index: LedgerIndex): readonly MetricRecord[] {
  const trials = index.ledger.ofKind("trial").filter(({ body }) => body.subject.kind === "strategy");
  const subjects = trials.map(({ body }) => body.subject.id);
  const confirmed = byFigure(subjects, { name: "sharpe", split: "validate" }, index);
  return confirmed.length > 0 ? confirmed : byFigure(subjects, { name: "sharpe", split: "explore" }, index);
}

/** Subjects as their figures, largest first; those without one are left out. */
function byFigure(subjects: readonly string[], wanted: Wanted, index: LedgerIndex): readonly MetricRecord[] {
  return [...new Set(subjects)]
    .flatMap((id) => figureOf(id, wanted, index) ?? [])
    .filter(({ body }) => body.value !== null)
    .sort((a, b) => Math.abs(b.body.value ?? 0) * signOf(b) - Math.abs(a.body.value ?? 0) * signOf(a));
}

/** A factor may be used turned round, so its size counts; a strategy's figure counts with its sign. */
function signOf({ body }: MetricRecord): number {
  return body.subject.kind === "factor" || (body.value ?? 0) >= 0 ? 1 : -1;
}

function figureOf(subject: string, { name, split }: Wanted, index: LedgerIndex): MetricRecord | undefined {
  return (index.bySubject.get(subject) ?? []).findLast(
    (metric) => metric.body.name === name && metric.body.scope.split === split && isPlain(metric),
  );
}

function isPlain({ body }: MetricRecord): boolean {
  return body.scope.costs.regime !== "net" || body.scope.costs.multiplier === 1;
}
