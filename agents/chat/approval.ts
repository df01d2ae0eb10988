// A proposed plan waits for a person; an approved one becomes a registered campaign.
import { interrupt } from "@langchain/langgraph";
import { QraftError } from "#engine/core";
import { type PlanDecision, planDecisionSchema } from "../plan.ts";
import type { ChatDeps } from "./deps.ts";
import type { ChatState, ChatUpdate } from "./state.ts";

/** Holds nothing but the question: whatever follows an interrupt runs again from the top. */
export const approval =
  (_: ChatDeps) =>
  async (state: ChatState): Promise<ChatUpdate> => {
    if (state.plan === null) return { step: { kind: "done" } };
    const decision = decisionOf(interrupt({ kind: "approve-plan", plan: state.plan }));
    switch (decision.decision) {
      case "approve":
        return { step: { kind: "register" } };
      case "reject":
        return { plan: null, step: { kind: "done" } };
      case "edit":
        // An edited plan is shown again: nothing runs that nobody saw.
        return { plan: decision.plan, step: { kind: "approve" } };
      default:
        return decision satisfies never;
    }
  };

export const register =
  (deps: ChatDeps) =>
  async (state: ChatState): Promise<ChatUpdate> => {
    if (state.plan === null) return { step: { kind: "done" } };
    const run = await deps.register(state.plan);
    return { campaign: { run, plan: state.plan }, plan: null, step: { kind: "done" } };
  };

function decisionOf(answer: unknown): PlanDecision {
  const parsed = planDecisionSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new QraftError(
    "bad-decision",
    `The answer to the plan is not understood: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}.`,
    'Answer "y" to start it, "n" to drop it, or for example "edit trials=20 horizon=1".',
  );
}
