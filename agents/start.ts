// Opens the record of a run: what it is, what was approved, what is wrong with the data. Nothing is evaluated before this.
import type { AgentDeps } from "./deps.ts";
import type { Plan } from "./plan.ts";
import type { ResearchState, Update } from "./state.ts";
import { ask } from "./validator/ask.ts";

interface Span {
  readonly start: string;
  readonly end: string;
}

export const opener =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    const { ledger, context } = await deps.viewAt(state.ledgerSeq);
    const plan = state.plan as Plan;
    const card = await ask({ tools: deps.tools, context }, "describe_market", {});
    const part = (name: string): Span => {
      const { start, end } = card[name] as Span;
      return { start, end };
    };
    ledger.append("run", {
      goal: deps.goal,
      market: context.market.name,
      simulated: context.market.simulated,
      snapshot: context.snapshot.hash,
      seed: deps.seed,
      model: deps.researcher.name,
      version: deps.version,
      prompts: deps.researcher.prompts,
      split: {
        explore: part("explore"),
        validate: part("validate"),
        holdout: part("holdout"),
        embargoBars: context.split.embargoBars,
      },
    });
    ledger.append("plan", plan);
    deps.emit({ kind: "phase", phase: "data", says: "checking the data" });
    await ask({ tools: deps.tools, context }, "check_data", {});
    return { step: { kind: "propose" }, ledgerSeq: ledger.all().length };
  };
