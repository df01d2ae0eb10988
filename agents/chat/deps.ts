// What the nodes of a conversation get, built by compose for one turn.
import type { Tool } from "#tools";
import type { StepView } from "../deps.ts";
import type { ChatTurn } from "../model/index.ts";
import type { Plan } from "../plan.ts";
import type { ChatPlanner, RunDesk } from "./planner.ts";

export interface ChatDeps {
  readonly run: string;
  readonly version: string;
  readonly seed: number;
  readonly planner: ChatPlanner;
  readonly tools: readonly Tool[];
  readonly desk: RunDesk;
  readonly history: readonly ChatTurn[];
  /** The conversation's ledger as it stands on disk, with its tools. */
  readonly view: () => Promise<StepView>;
  /** Writes the records of the step to disk, all or none. */
  readonly commit: () => void;
  readonly draftPlan: (goal: string) => Promise<Plan>;
  /** Registers a campaign for an approved plan and gives its run. */
  readonly register: (plan: Plan) => Promise<string>;
  readonly signal: AbortSignal;
  readonly progress: (says: string) => void;
}
