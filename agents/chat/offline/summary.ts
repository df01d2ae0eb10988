// What came out of a run: the same sentences after every campaign, whoever did the research.
import { indexOf, type LedgerView, type Sentence } from "#engine/evidence";
import type { ChatDraft } from "../answer.ts";
import type { RunDesk } from "../planner.ts";
import { pred } from "../spans.ts";
import { words } from "./words.ts";

export function summaryDraft(run: string, desk: RunDesk): ChatDraft {
  const ledger = desk.ledgerOf(run);
  const { run: opened, seal } = indexOf(ledger);
  const sentences: readonly Sentence[] = [
    ...(opened?.body.simulated ? pred("simulated-data", { run: opened }, ledger) : []),
    ...pred("trials-made", { seal }, ledger),
    ...pred("died-where", { seal }, ledger),
    ...(seal ? [] : [words.unfinished]),
    ...verdictSentences(ledger),
    ...holdoutSentences(ledger),
  ];
  return { about: run, sentences, listings: [], plan: null };
}

/** Each verdict in its own words; where nothing was judged, that. */
export function verdictSentences(ledger: LedgerView): readonly Sentence[] {
  const { seal, replacedBy } = indexOf(ledger);
  const verdicts = ledger.ofKind("verdict").filter(({ id }) => !replacedBy.has(id));
  const said = verdicts.flatMap((verdict) => pred("verdict-is", { verdict }, ledger));
  return said.length > 0 ? [...pred("nothing-supported", { seal }, ledger), ...said] : [words.noVerdict];
}

export function holdoutSentences(ledger: LedgerView): readonly Sentence[] {
  const openings = ledger.ofKind("opening");
  const said = openings.flatMap((opening) => pred("holdout-opened", { opening }, ledger));
  return said.length > 0 ? said : pred("holdout-sealed", { run: indexOf(ledger).run }, ledger);
}
