// What is known about a formula: its meaning, its earlier trials, and a screen made on the spot.
import { indexOf, type LedgerView, type Sentence } from "#engine/evidence";
import { explainFormula } from "#tools";
import type { ChatDraft, Listing } from "../answer.ts";
import type { ChatAsk } from "../planner.ts";
import { figures, pred } from "../spans.ts";
import { type FoundFormulas, sameFormula, type Vocabulary } from "./formulas.ts";
import { words } from "./words.ts";

const usualHorizon = 5;
const shown = ["rank_ic.mean", "rank_ic.t", "rank_ic.p_adjusted", "coverage", "turnover.top_quantile"];

/** Every formula is screened before the first is adjusted: an adjustment counts all of them. */
export async function aboutFormulas(ask: ChatAsk, found: FoundFormulas, vocabulary: Vocabulary): Promise<ChatDraft> {
  const refused = found.refused.map(({ text, says }): Listing => ({ title: text, lines: [says] }));
  if (found.understood.length === 0)
    return { about: null, sentences: [words.notFormula], listings: refused, plan: null };
  const horizonBars = horizonIn(ask.question);
  for (const expression of found.understood) {
    ask.progress(`screening ${expression}`);
    await ask.measure("screen_factor", { expression, horizonBars, part: "explore" });
  }
  for (const expression of found.understood) await ask.measure("adjust_for_trials", { expression, horizonBars });
  const { ledger } = ask.view;
  return {
    about: null,
    sentences: [
      words.formula,
      ...found.understood.flatMap((expression) => factorSentences(expression, horizonBars, ledger)),
    ],
    listings: [
      ...found.understood.flatMap((expression) => [
        { title: `${expression} in words`, lines: explainFormula(expression, vocabulary).lines },
        ...earlierTrials(ask, expression, vocabulary),
      ]),
      ...refused,
    ],
    plan: null,
  };
}

function factorSentences(expression: string, horizonBars: number, ledger: LedgerView): readonly Sentence[] {
  const own = indexOf(ledger).metrics.filter(
    ({ body }) =>
      body.subject.label === expression && body.scope.split === "explore" && body.scope.horizonBars === horizonBars,
  );
  const metrics = shown.flatMap((name) => own.filter(({ body }) => body.name === name).slice(-1));
  const mean = metrics.find(({ body }) => body.name === "rank_ic.mean");
  return [...figures(metrics), ...pred("significant", { metric: mean }, ledger)];
}

/** Bars that the question names; five otherwise. */
function horizonIn(question: string): number {
  const match =
    /\bhorizon\s*(?:of|=|:)?\s*(\d{1,2})\b/i.exec(question) ??
    /\b(\d{1,2})[- ](?:bars?|days?)\b(?! ago)/i.exec(question);
  const bars = Number(match?.[1] ?? usualHorizon);
  return bars >= 1 && bars <= 60 ? bars : usualHorizon;
}

/** The same formula in other runs: what became of it there. */
function earlierTrials(ask: ChatAsk, expression: string, vocabulary: Vocabulary): readonly Listing[] {
  const lines = ask.desk
    .runs()
    .filter(({ run }) => run !== ask.run)
    .flatMap(({ run }) =>
      ask.desk
        .ledgerOf(run)
        .ofKind("trial")
        .filter(({ body }) => body.subject.kind === "factor" && sameFormula(body.subject.label, expression, vocabulary))
        .map(
          ({ id, body }) => `run ${run}: ${body.outcome} at ${body.stage} (${body.reason})  record ${id.slice(0, 12)}`,
        ),
    );
  return lines.length > 0 ? [{ title: "tried before in", lines: lines.slice(0, 10) }] : [];
}
