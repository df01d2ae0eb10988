// Opens the record of a conversation: which market, which split, which snapshot its numbers are of.
import type { StepView } from "../deps.ts";
import { ask } from "../validator/ask.ts";
import type { ChatDeps } from "./deps.ts";

interface Span {
  readonly start: string;
  readonly end: string;
}

export async function openRecord(deps: ChatDeps, { ledger, context }: StepView): Promise<void> {
  if (ledger.ofKind("run").length > 0) return;
  const card = await ask({ tools: deps.tools, context }, "describe_market", {});
  const part = (name: string): Span => {
    const { start, end } = card[name] as Span;
    return { start, end };
  };
  ledger.append("run", {
    goal: "conversation",
    market: context.market.name,
    simulated: context.market.simulated,
    snapshot: context.snapshot.hash,
    seed: deps.seed,
    model: deps.planner.name,
    version: deps.version,
    split: {
      explore: part("explore"),
      validate: part("validate"),
      holdout: part("holdout"),
      embargoBars: context.split.embargoBars,
    },
  });
}
