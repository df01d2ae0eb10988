// What a planner of a conversation must be able to do. Two exist: the offline one, and one behind a language model.
import type { Fault, LedgerView } from "#engine/evidence";
import type { Tool } from "#tools";
import type { StepView } from "../deps.ts";
import type { ChatTurn } from "../model/index.ts";
import type { MarketCard, Plan } from "../plan.ts";
import type { ChatDraft } from "./answer.ts";
import type { Measure } from "./measuring.ts";

/** A run of the workspace as a list shows it. */
export interface RunCard {
  readonly run: string;
  readonly kind: string;
  readonly status: string;
  readonly market: string;
  readonly goal: string;
  readonly startedAt: string;
}

/** Other runs of the workspace, to read. */
export interface RunDesk {
  /** Newest first. */
  readonly runs: () => readonly RunCard[];
  readonly ledgerOf: (run: string) => LedgerView;
  readonly markets: () => Promise<readonly MarketCard[]>;
}

export interface ChatAsk {
  readonly question: string;
  /** Where in the conversation this is asked: the same after a restart, different for each question and attempt. */
  readonly place: string;
  readonly history: readonly ChatTurn[];
  /** Run of the conversation, with its ledger and its tools. */
  readonly run: string;
  readonly view: StepView;
  readonly tools: readonly Tool[];
  /** Calls a looking or measuring tool; whatever scores a candidate is counted as a trial. */
  readonly measure: Measure;
  readonly desk: RunDesk;
  /** The plan that waits for approval. */
  readonly waiting: Plan | null;
  readonly draftPlan: (goal: string) => Promise<Plan>;
  /** The refused draft and what is wrong with it; null and none at the first attempt. */
  readonly previous: ChatDraft | null;
  readonly faults: readonly Fault[];
  readonly signal: AbortSignal;
  readonly progress: (says: string) => void;
}

export interface ChatPlanner {
  /** "offline" or "openai:NAME". */
  readonly name: string;
  readonly answer: (ask: ChatAsk) => Promise<ChatDraft>;
}
