// Which run a question is about: the one it names, else the newest campaign.
import type { LedgerView } from "#engine/evidence";
import type { ChatDraft, Listing } from "../answer.ts";
import type { ChatAsk, RunCard } from "../planner.ts";
import { words } from "./words.ts";

export interface AskedRun {
  readonly card: RunCard;
  readonly ledger: LedgerView;
}

const runName = /\b(\d{8}-\d{6}-[0-9a-f]{6})\b|\brun\s+"?([0-9][0-9a-f-]{3,})"?/i;

/** The run, or the answer that says why there is none. */
export function runAsked({ question, desk, view }: ChatAsk): AskedRun | ChatDraft {
  const match = runName.exec(question);
  const named = match?.[1] ?? match?.[2];
  const runs = desk.runs();
  if (named !== undefined) {
    const found = runs.filter(({ run }) => run === named || run.startsWith(named) || run.endsWith(named));
    const [card] = found;
    if (card && found.length === 1) return { card, ledger: desk.ledgerOf(card.run) };
    return { about: null, sentences: [words.noSuchRun], listings: [runListing(runs)], plan: null };
  }
  const campaigns = runs.filter(({ kind }) => kind === "campaign");
  const card = campaigns.find(({ market }) => market === view.context.market.name) ?? campaigns[0];
  if (!card) return { about: null, sentences: [words.noRun], listings: [], plan: null };
  return { card, ledger: desk.ledgerOf(card.run) };
}

export function isDraft(asked: AskedRun | ChatDraft): asked is ChatDraft {
  return "sentences" in asked;
}

export function runListing(runs: readonly RunCard[]): Listing {
  return {
    title: "runs, newest first",
    lines: runs
      .slice(0, 20)
      .map(({ run, kind, status, market, goal }) => `${run}  ${kind}  ${status}  ${market}  ${goal.slice(0, 60)}`),
  };
}
