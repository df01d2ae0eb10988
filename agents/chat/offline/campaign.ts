// Questions about a run: what was tried, why something died, verdicts, holdout, warnings, robustness.
import { indexOf, type LedgerView, type RecordOf, type Sentence } from "#engine/evidence";
import type { ChatDraft, Listing } from "../answer.ts";
import type { ChatAsk } from "../planner.ts";
import { pred } from "../spans.ts";
import { formulasIn, sameFormula, vocabularyOf } from "./formulas.ts";
import { type AskedRun, isDraft, runAsked } from "./subject-run.ts";
import { holdoutSentences, summaryDraft, verdictSentences } from "./summary.ts";
import { words } from "./words.ts";

type Trial = RecordOf<"trial">;

/** An answer about the run that the question names. */
export async function aboutRun(
  ask: ChatAsk,
  make: (asked: AskedRun) => Partial<ChatDraft> | Promise<Partial<ChatDraft>>,
): Promise<ChatDraft> {
  const asked = runAsked(ask);
  if (isDraft(asked)) return asked;
  return { sentences: [words.unknown], listings: [], plan: null, ...(await make(asked)), about: asked.card.run };
}

export const summary = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ card }) => summaryDraft(card.run, ask.desk));

export const verdictsOf = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => ({ sentences: verdictSentences(ledger) }));

export const holdoutOf = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => ({
    sentences: orUnknown([...holdoutSentences(ledger), ...pred("split-is", { run: indexOf(ledger).run }, ledger)]),
  }));

export const warningsOf = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const warnings = ledger.ofKind("warning").flatMap((warning) => pred("data-warning", { warning }, ledger));
    const none = pred("no-data-warnings", { run: indexOf(ledger).run }, ledger);
    return { sentences: orUnknown(warnings.length > 0 ? warnings : none) };
  });

export const tried = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const { run, seal } = indexOf(ledger);
    const trials = ledger.ofKind("trial");
    const said = [
      ...pred("trials-made", { seal }, ledger),
      ...pred("died-where", { seal }, ledger),
      ...pred("ideas-registered", { run }, ledger),
      ...(seal ? [] : [words.unfinished]),
    ];
    return trials.length === 0
      ? { sentences: [words.noTrials] }
      : { sentences: orUnknown(said), listings: [trialListing(trials)] };
  });

export const robustness = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, ({ ledger }) => {
    const index = indexOf(ledger);
    const subjects = [...new Set(ledger.ofKind("verdict").map(({ body }) => body.subject.id))];
    const said = subjects.flatMap((id) => {
      const all = index.bySubject.get(id) ?? [];
      const of = all.find(({ body }) => body.name === "sharpe" && body.scope.split === "validate") ?? all[0];
      return ["robust", "stable", "survives-costs"]
        .flatMap((name) => pred(name, { of }, ledger))
        .concat(pred("significant", { metric: of }, ledger));
    });
    return { sentences: said.length > 0 ? said : [words.noVerdict] };
  });

export const died = (ask: ChatAsk): Promise<ChatDraft> =>
  aboutRun(ask, async ({ ledger }) => {
    const trials = ledger.ofKind("trial");
    const wanted = await trialsNamed(ask, trials);
    if (wanted === null) {
      const { seal } = indexOf(ledger);
      const said = [...pred("died-where", { seal }, ledger), ...(seal ? [] : [words.unfinished])];
      const dead = trials.filter(({ body }) => body.outcome !== "passed");
      return { sentences: orUnknown(said), listings: dead.length > 0 ? [trialListing(dead)] : [] };
    }
    if (wanted.length === 0) return { sentences: [words.noTrial] };
    const gates = wanted.slice(0, 3).flatMap((trial) => gateSentences(trial, ledger));
    const isAlive = wanted.every(({ body }) => body.outcome === "passed");
    return {
      sentences: gates.length > 0 ? [...(isAlive ? [words.alive] : []), ...gates] : [words.noGate],
      listings: [trialListing(wanted)],
    };
  });

/** The gates that stopped a trial; those it went through where none did. */
function gateSentences({ body }: Trial, ledger: LedgerView): readonly Sentence[] {
  const gates = ledger.ofKind("gate").filter((gate) => gate.body.subject.id === body.subject.id);
  const failed = gates.filter((gate) => !gate.body.passed).flatMap((gate) => pred("failed-gate", { gate }, ledger));
  return failed.length > 0 ? failed : gates.flatMap((gate) => pred("passed-gate", { gate }, ledger));
}

/** Trials that the question names by formula or by name; null when it names none. */
async function trialsNamed(ask: ChatAsk, trials: readonly Trial[]): Promise<readonly Trial[] | null> {
  const vocabulary = await vocabularyOf(ask);
  const [formula] = formulasIn(ask.question, vocabulary).understood;
  if (formula !== undefined) return trials.filter(({ body }) => sameFormula(body.subject.label, formula, vocabulary));
  const quoted = /["“`'‘]([^"”`'’]{2,})["”`'’]/.exec(ask.question)?.[1];
  const asked = (quoted ?? ask.question).toLowerCase();
  const named = trials.filter(({ body }) => {
    const name = body.origin?.template.toLowerCase() ?? "";
    const label = body.subject.label.toLowerCase();
    return quoted === undefined
      ? asked.includes(label) || (name.length > 3 && asked.includes(name.replaceAll("-", " ")))
      : label.includes(asked) || name.includes(asked);
  });
  return named.length > 0 || quoted !== undefined ? named : null;
}

export function trialListing(trials: readonly Trial[]): Listing {
  const shown = trials.slice(0, 25);
  const rest = trials.length - shown.length;
  return {
    title: "trials on record",
    lines: [
      ...shown.map(
        ({ id, body }) =>
          `${body.outcome} at ${body.stage}: ${body.subject.label} (${body.reason})  record ${id.slice(0, 12)}`,
      ),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ],
  };
}

export function orUnknown(sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.length > 0 ? sentences : [words.unknown];
}
