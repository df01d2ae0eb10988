// The state of a conversation's graph: what comes next, the plan that waits, the answer just given, the campaign that was started.
import { Annotation } from "@langchain/langgraph";
import type { Plan } from "../plan.ts";
import type { ChatAnswer } from "./answer.ts";

/** The next thing to do; the router reads this and nothing else. */
export type ChatStep =
  | { readonly kind: "answer"; readonly question: string; readonly place: string }
  | { readonly kind: "summarise"; readonly run: string }
  | { readonly kind: "approve" }
  | { readonly kind: "register" }
  | { readonly kind: "done" };

/** A campaign that a person approved here, with the plan as approved. */
export interface StartedCampaign {
  readonly run: string;
  readonly plan: Plan;
}

export const chatState = Annotation.Root({
  step: Annotation<ChatStep>({ reducer: (_, next) => next, default: () => ({ kind: "done" }) }),
  plan: Annotation<Plan | null>({ reducer: (_, next) => next, default: () => null }),
  answer: Annotation<ChatAnswer | null>({ reducer: (_, next) => next, default: () => null }),
  campaign: Annotation<StartedCampaign | null>({ reducer: (_, next) => next, default: () => null }),
});

export type ChatState = typeof chatState.State;
export type ChatUpdate = typeof chatState.Update;
