// What a researcher must be able to do. Two exist: the offline one, and one behind a language model.
import type { Fault, Ledger, ReportDocument } from "#engine/evidence";
import type { Tool, ToolContext } from "#tools";
import type { MarketCard, Plan } from "../plan.ts";
import type { ResearchArm } from "../scheduler/index.ts";
import type { PoolFactor, Proposal } from "../state.ts";

export interface PlanAsk {
  readonly goal: string;
  readonly market: MarketCard;
  /** A plan that would do; the researcher may change what it fixes. */
  readonly draft: Plan;
}

export interface IdeaAsk {
  readonly plan: Plan;
  readonly arm: ResearchArm;
  readonly count: number;
  readonly round: number;
  readonly seed: number;
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  readonly pool: readonly PoolFactor[];
  readonly proposed: readonly string[];
  /** One line per trial so far: formula, outcome, stage, reason. */
  readonly tried: readonly string[];
}

export interface CodeAsk {
  readonly proposal: Proposal;
  /** Located error of the attempt before, or null at the first. */
  readonly failure: { readonly expression: string; readonly error: string } | null;
  /** Where in the run this is asked: the same after a restart, different for each question. */
  readonly place: string;
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  /** What the tools that only look read from. */
  readonly context: ToolContext;
}

export interface ReportAsk {
  readonly run: string;
  readonly ledger: Ledger;
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
  readonly faults: readonly Fault[];
  readonly attempt: number;
  readonly previous: ReportDocument | null;
}

export interface Researcher {
  /** "offline" or "openai:NAME". */
  readonly name: string;
  /** Prompts in use, for the record; empty where none are. */
  readonly prompts: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  readonly plan: (ask: PlanAsk) => Promise<Plan>;
  readonly ideas: (ask: IdeaAsk) => Promise<readonly Proposal[]>;
  readonly code: (ask: CodeAsk) => Promise<string>;
  readonly write: (ask: ReportAsk) => Promise<ReportDocument>;
}
