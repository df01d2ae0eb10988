// The figures of the template report: which curve is drawn in which section, and how.
import type { Block } from "../document.ts";
import type { LedgerIndex, SeriesRecord } from "../ledger-index.ts";
import { sealSeq } from "../obligations/obligation.ts";
import type { SplitLabel, Subject } from "../record.ts";
import { entity, label, say, text } from "./build.ts";
import { factorFamily, shownStrategies } from "./chosen.ts";

const mostStrategies = 3;
const mostFactors = 2;
const bars = /by_year|quantile_returns|by_quantile|funnel|cost_ladder|by_fold|decay\.rank_ic$|neighbourhood|subperiods/;

/** Equity and drawdown of each strategy: over explore and validate together or apart, and on the opened holdout. */
export function strategyFigures(index: LedgerIndex): Block[] {
  return shownStrategies(index)
    .slice(0, mostStrategies)
    .flatMap((subject) => {
      const whole = drawn(index, { subject, name: "equity", split: "all" }).length > 0;
      const parts = whole ? (["all", "holdout"] as const) : (["explore", "validate", "holdout"] as const);
      return parts.flatMap((split) => ["equity", "drawdown"].flatMap((name) => drawn(index, { subject, name, split })));
    });
}

/** Sharpe ratio by cost multiple and by fold. */
export function robustnessFigures(index: LedgerIndex): Block[] {
  return shownStrategies(index)
    .slice(0, mostStrategies)
    .flatMap((subject) => [
      ...drawn(index, { subject, name: "cost_ladder.sharpe", split: "all" }),
      ...drawn(index, { subject, name: "walk_forward.sharpe_by_fold", split: "walk-forward" }),
    ]);
}

/** Rank IC over time, quantile returns and decay of the factors that rank most. */
export function factorFigures(index: LedgerIndex): Block[] {
  const family = [...factorFamily(index)].sort((a, b) => Math.abs(b.body.value ?? 0) - Math.abs(a.body.value ?? 0));
  return family
    .slice(0, mostFactors)
    .flatMap(({ body: { subject, scope } }) =>
      ["rank_ic.cumulative", "quantile_returns", "decay.rank_ic"].flatMap((name) =>
        drawn(index, { subject, name, split: scope.split }),
      ),
    );
}

/** Trials by the stage at which they ended. */
export function funnelFigure(index: LedgerIndex): Block[] {
  const subject = index.ledger.ofKind("series").find(({ body }) => body.name === "funnel")?.body.subject;
  return subject ? drawn(index, { subject, name: "funnel", split: "all" }) : [];
}

/** The longest current curve of that name at plain costs, as one figure; none where it is not on record. */
function drawn(
  index: LedgerIndex,
  wanted: { readonly subject: Subject; readonly name: string; readonly split: SplitLabel },
): Block[] {
  const found = index.ledger.ofKind("series").filter(({ id, seq, body }) => {
    const { subject, name, scope, x } = body;
    const plain = scope.costs.regime !== "net" || scope.costs.multiplier === 1;
    const same = subject.id === wanted.subject.id && name === wanted.name && scope.split === wanted.split;
    return same && plain && x.length > 0 && seq < sealSeq(index) && !index.replacedBy.has(id);
  });
  const longest = [...found].sort((a, b) => b.body.x.length - a.body.x.length)[0];
  return longest ? [figureOf(longest)] : [];
}

function figureOf(series: SeriesRecord): Block {
  const names = [label(series), text(", "), entity("subject", series), text(", "), entity("split", series)];
  const figure = bars.test(series.body.name) ? "bar" : series.body.name === "drawdown" ? "area" : "line";
  return { kind: "figure", figure, series: [series.id], caption: say(...names), alt: say(text("Curve of "), ...names) };
}
