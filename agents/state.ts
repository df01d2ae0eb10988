// The state of a campaign's graph: small and typed; numbers and definitions live in the ledger, here are only places in it.

import type { BaseMessage } from "@langchain/core/messages";
import { Annotation, messagesStateReducer } from "@langchain/langgraph";
import type { Plan } from "./plan.ts";
import type { Arm, BanditState } from "./scheduler/index.ts";

/** What a proposal is before it is code. */
export interface Proposal {
  readonly mechanism: string;
  readonly hypothesis: string;
  readonly sign: -1 | 1;
  readonly horizonBars: number;
  readonly inputs: readonly string[];
  readonly author: string;
  /** Formula, when the proposer has one already; the coder checks it all the same. */
  readonly expression: string | null;
  readonly origin: { readonly template: string; readonly parameters: Readonly<Record<string, unknown>> } | null;
}

/** A proposal that became a formula that parses. */
export interface Candidate extends Proposal {
  readonly expression: string;
  readonly idea: string;
}

/** A factor that came through the funnel. */
export interface PoolFactor {
  readonly expression: string;
  readonly mechanism: string;
  readonly sign: -1 | 1;
  readonly origin: Proposal["origin"];
  readonly trial: string;
  /** Signed t-value on the explore part: the order in which factors are combined. */
  readonly score: number;
  readonly validateScore: number;
}

/** A strategy that was assembled and scored. */
export interface PoolStrategy {
  readonly id: string;
  readonly label: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly factors: readonly { readonly expression: string; readonly horizonBars: number }[];
  readonly trial: string;
  readonly score: number;
}

export type StopReason =
  | "finished"
  | "nothing-survived"
  | "budget-trials"
  | "budget-tokens"
  | "budget-money"
  | "budget-time"
  | "budget-calls"
  | "rejected"
  | "model-failed";

/** The next thing to do; the router reads this and nothing else. */
export type Step =
  | { readonly kind: "plan" }
  | { readonly kind: "approve" }
  | { readonly kind: "open" }
  | { readonly kind: "propose" }
  | { readonly kind: "code"; readonly proposals: readonly Proposal[] }
  | { readonly kind: "validate"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "assemble" }
  | { readonly kind: "judge"; readonly strategies: readonly PoolStrategy[] }
  | { readonly kind: "report" }
  | { readonly kind: "done" };

export interface Spent {
  readonly trials: number;
  readonly calls: number;
  readonly tokens: number;
  readonly money: number;
}

export interface Progress {
  readonly round: number;
  readonly arm: Arm;
  /** Context of the bandit when the arm was chosen. */
  readonly context: readonly number[];
  /** Proposals already made, so that none is made twice. */
  readonly proposed: readonly string[];
  /** Rounds in a row in which the researcher gave no usable ideas. */
  readonly silent: number;
}

export const researchState = Annotation.Root({
  step: Annotation<Step>({ reducer: (_, next) => next, default: () => ({ kind: "plan" }) }),
  plan: Annotation<Plan | null>({ reducer: (_, next) => next, default: () => null }),
  progress: Annotation<Progress | null>({ reducer: (_, next) => next, default: () => null }),
  bandit: Annotation<BanditState | null>({ reducer: (_, next) => next, default: () => null }),
  pool: Annotation<readonly PoolFactor[]>({ reducer: (_, next) => next, default: () => [] }),
  spent: Annotation<Spent>({
    reducer: (_, next) => next,
    default: () => ({ trials: 0, calls: 0, tokens: 0, money: 0 }),
  }),
  /** Records that the ledger held when this state was saved; a resumed step writes on from here. */
  ledgerSeq: Annotation<number>({ reducer: (_, next) => next, default: () => 0 }),
  stop: Annotation<StopReason | null>({ reducer: (_, next) => next, default: () => null }),
  /** Hash of the published report document, once there is one. */
  report: Annotation<string | null>({ reducer: (_, next) => next, default: () => null }),
  messages: Annotation<BaseMessage[]>({ reducer: messagesStateReducer, default: () => [] }),
});

export type ResearchState = typeof researchState.State;
export type Update = typeof researchState.Update;
