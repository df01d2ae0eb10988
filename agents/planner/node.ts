// The planner turns a goal into a typed plan, and waits for a person to approve it.
import { interrupt } from "@langchain/langgraph";
import { QraftError } from "#engine/core";
import type { AgentDeps } from "../deps.ts";
import { type PlanDecision, planDecisionSchema } from "../plan.ts";
import { answerOrLack } from "../researcher/failing.ts";
import type { ResearchState, Update } from "../state.ts";

export const planner =
  (deps: AgentDeps) =>
  async (_: ResearchState): Promise<Update> => {
    deps.emit({ kind: "phase", phase: "plan", says: `planning: ${deps.goal}` });
    const market = await deps.describe();
    const draft = await deps.defaults(deps.goal);
    const asked = await answerOrLack(() => deps.researcher.plan({ goal: deps.goal, market, draft }));
    if ("answer" in asked) return { plan: asked.answer, step: { kind: "approve" } };
    deps.emit({ kind: "phase", phase: "plan", says: `${asked.lack.says} The usual plan is proposed instead.` });
    return { plan: draft, step: { kind: "approve" } };
  };

/** Holds nothing but the question: whatever follows an interrupt runs again from the top. */
export const approval =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    if (deps.approved) return { step: { kind: "open" } };
    const answer: unknown = interrupt({ kind: "approve-plan", plan: state.plan });
    const decision = decisionOf(answer);
    if (decision.decision === "reject") return { step: { kind: "done" }, stop: "rejected" };
    return decision.decision === "edit" ? { plan: decision.plan, step: { kind: "open" } } : { step: { kind: "open" } };
  };

function decisionOf(answer: unknown): PlanDecision {
  const parsed = planDecisionSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new QraftError(
    "bad-decision",
    `The answer to the plan is not understood: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}.`,
    'Answer with {"decision":"approve"}, {"decision":"edit","plan":{…}} or {"decision":"reject"}.',
  );
}
