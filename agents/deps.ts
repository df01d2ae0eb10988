// What the nodes get: tools, ledger and researcher, built once by compose and rewound to where a step begins.
import type { Ledger } from "#engine/evidence";
import type { Tool, ToolContext } from "#tools";
import type { MarketCard, Plan } from "./plan.ts";
import type { Researcher } from "./researcher/researcher.ts";

/** What a person follows while a campaign runs. */
export type CampaignEvent =
  | { readonly kind: "phase"; readonly phase: string; readonly says: string }
  | {
      readonly kind: "trial";
      readonly trial: number;
      readonly subject: string;
      readonly outcome: string;
      readonly stage: string;
      readonly says: string;
    }
  | { readonly kind: "verdict"; readonly subject: string; readonly verdict: string; readonly says: string }
  | { readonly kind: "token"; readonly agent: string; readonly text: string };

export interface Limits {
  readonly trials: number;
  readonly tokens: number;
  readonly money: number;
  readonly minutes: number;
}

export interface Spending {
  readonly calls: number;
  readonly tokens: number;
  readonly money: number;
}

/** One step's view of the run: a ledger that holds what it held when the step began. */
export interface StepView {
  readonly ledger: Ledger;
  readonly context: ToolContext;
}

export interface AgentDeps {
  readonly goal: string;
  readonly run: string;
  readonly market: string;
  readonly version: string;
  readonly seed: number;
  readonly tools: readonly Tool[];
  readonly researcher: Researcher;
  readonly limits: Limits;
  readonly describe: () => Promise<MarketCard>;
  /** The world for one step, with the ledger cut back to `ledgerSeq` records. */
  readonly viewAt: (ledgerSeq: number) => Promise<StepView>;
  /** Writes the records of the step to disk, all or none. */
  readonly commit: () => void;
  /** A plan approved beforehand, by flag or schedule. */
  readonly approved: boolean;
  readonly defaults: (goal: string) => Promise<Plan>;
  readonly spending: () => Spending;
  /** Asked once a round; the answer is kept with the run, so that a repeated run stops where the first one did. */
  readonly timeIsUp: (round: number) => boolean;
  readonly emit: (event: CampaignEvent) => void;
}
