// What passes between planner, gate and reader in a conversation.
import type { Fault, Sentence } from "#engine/evidence";
import type { Plan } from "../plan.ts";

/** What a tool or the workspace gave, line by line: printed by code, never written by a model. */
export interface Listing {
  readonly title: string;
  readonly lines: readonly string[];
}

/** An answer before the gate. */
export interface ChatDraft {
  /** Run whose records are cited; null for the conversation's own. One ledger per answer, so that no record is taken for another run's. */
  readonly about: string | null;
  readonly sentences: readonly Sentence[];
  readonly listings: readonly Listing[];
  readonly plan: Plan | null;
}

/** An answer after the gate: every sentence stands in the ledger of `run`. */
export interface ChatAnswer {
  readonly run: string;
  readonly sentences: readonly Sentence[];
  readonly listings: readonly Listing[];
  /** Where and why something was left out; the refused words themselves are kept nowhere. */
  readonly refused: readonly Pick<Fault, "place" | "rule">[];
  readonly repairs: number;
}
