// Drives a campaign from the terminal: progress, the question about the plan, the summary at the end.
import { createInterface } from "node:readline/promises";
import type { CampaignEvent, Plan, PlanDecision } from "#agents";
import type { Store } from "#engine/data";
import { type CampaignEnd, driveCampaign, isAlive, publishReport, researcherFor } from "../compose/index.ts";
import type { Invocation } from "./command.ts";
import { campaignDocument, campaignSummary } from "./summary.ts";

/** Runs until the campaign ends, asking the person about the plan where nobody approved it; gives the exit code. */
export async function runCampaign(
  store: Store,
  run: string,
  invocation: Invocation,
  first: PlanDecision | null = null,
): Promise<number> {
  const { terminal, signal, clock, settings } = invocation;
  terminal.tell(`run ${run}`);
  let decision = first;
  for (;;) {
    const { researcher, spending } = researcherFor(store, run, settings, {
      emit: (event) => follow(event, invocation),
      signal,
      clock,
    });
    const end: CampaignEnd = await driveCampaign({
      store,
      run,
      researcher,
      spending,
      decision,
      emit: (event) => follow(event, invocation),
      signal,
      clock,
      isAlive,
    });
    if (end.kind === "ended") return finish(store, run, { invocation, end });
    decision = await askPlan(end.plan, run, invocation);
    if (decision === null) {
      terminal.print(`The plan of run ${run} waits for approval: qraft runs resume ${run} --approve`);
      terminal.document({ run, status: "waiting", plan: end.plan });
      return 0;
    }
  }
}

export function follow(event: CampaignEvent, { terminal }: Invocation): void {
  if (event.kind === "phase") terminal.tell(`• ${event.says}`);
  else if (event.kind === "trial")
    terminal.tell(
      `  ${String(event.trial).padStart(3)}  ${event.outcome === "passed" ? "kept" : event.outcome} at ${event.stage}: ${event.subject}${event.outcome === "passed" ? "" : ` (${event.says})`}`,
    );
  else if (event.kind === "verdict") terminal.tell(`  verdict: ${event.verdict} — ${event.subject}`);
  else process.stderr.write(event.text);
}

async function finish(
  store: Store,
  run: string,
  ended: { readonly invocation: Invocation; readonly end: Extract<CampaignEnd, { kind: "ended" }> },
): Promise<number> {
  const { terminal } = ended.invocation;
  if (ended.end.report === null) {
    terminal.print(`Run ${run}: the plan was rejected; nothing was tried.`);
    terminal.document({ run, status: "rejected", verdicts: [], report: null });
    return 0;
  }
  const files = await publishReport(store, run, ended.end.report);
  terminal.print(campaignSummary(store, run, files));
  terminal.document(campaignDocument(store, run, { files, stop: ended.end.stop }));
  if (hasVerdict(store, run)) return 0;
  return ended.end.stop.startsWith("budget") ? 4 : ended.end.stop === "model-failed" ? 75 : 0;
}

function hasVerdict(store: Store, run: string): boolean {
  return store.state.ledger(run).some((row) => row.kind === "verdict");
}

/** The person's answer, or null where nobody can be asked. */
async function askPlan(plan: Plan, run: string, { terminal, signal }: Invocation): Promise<PlanDecision | null> {
  if (!process.stdin.isTTY || terminal.json) return null;
  terminal.tell(planText(plan));
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (
      await reader.question(`Approve the plan of run ${run}? [y]es, [n]o, or a new goal for the plan: `, { signal })
    ).trim();
    if (/^y(es)?$/i.test(answer)) return { decision: "approve" };
    if (/^n(o)?$/i.test(answer) || answer === "") return { decision: "reject", reason: "" };
    return { decision: "edit", plan: { ...plan, goal: answer } };
  } finally {
    reader.close();
  }
}

export function planText(plan: Plan): string {
  const { costs } = plan;
  return [
    `Plan for "${plan.goal}" on ${plan.market}:`,
    `  looks for: ${plan.mechanisms.slice(0, 8).join(", ")}${plan.mechanisms.length > 8 ? ", …" : ""}`,
    ...(plan.generator === true ? ["  and takes ideas from the generator of formulas"] : []),
    `  horizon ${plan.horizonBars} bars, rebalanced every ${plan.rebalanceEvery}, ${plan.longOnly ? "long only" : "long and short"}, ${Math.round(plan.quantile * 100)}% of the symbols a side`,
    `  at most ${plan.trials} trials in ${plan.rounds} rounds; ${plan.finalists} finalists go to the judge`,
    `  costs: commission ${costs.commissionBps} bp, half-spread ${costs.halfSpreadBps} bp, slippage ${costs.slippageBps} bp, impact ${costs.impactCoefficient}, borrow ${costs.borrowBpsPerYear} bp a year`,
  ].join("\n");
}
