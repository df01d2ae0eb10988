// The validator sends candidates through the funnel, records each as a trial, and tells the scheduler what the work was worth.
import { factorSubject } from "#tools";
import type { AgentDeps } from "../deps.ts";
import type { Plan } from "../plan.ts";
import { type BanditState, rewardArm } from "../scheduler/index.ts";
import type { PoolFactor, ResearchState, StopReason, Update } from "../state.ts";
import { runFunnel } from "./funnel.ts";
import { factorTrials } from "./policy.ts";

export const validator =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    if (state.step.kind !== "validate" || !state.progress) return {};
    const plan = state.plan as Plan;
    const { ledger, context } = await deps.viewAt(state.ledgerSeq);
    const pool: PoolFactor[] = [...state.pool];
    const bestBefore = bestScore(pool);
    const most = factorTrials(Math.min(plan.trials, deps.limits.trials));
    let trials = state.spent.trials;
    for (const candidate of state.step.candidates) {
      if (trials >= most) break;
      const { trial, factor } = await runFunnel(candidate, pool, { tools: deps.tools, context, ledger });
      const record = ledger.append("trial", trial);
      if (trial.outcome !== "duplicate") trials += 1;
      if (factor) pool.push({ ...factor, trial: record.id });
      deps.emit({
        kind: "trial",
        trial: trials,
        subject: factorSubject(candidate.expression).label,
        outcome: trial.outcome,
        stage: trial.stage,
        says: trial.reason,
      });
      await nextTurn();
    }
    const reward = Math.max(
      -1,
      Math.min(1, (bestScore(pool) - bestBefore + 0.25 * (pool.length - state.pool.length)) / 2),
    );
    const bandit = rewardArm(state.bandit as BanditState, state.progress.arm, {
      context: state.progress.context,
      reward,
    });
    const spent = { ...state.spent, ...deps.spending(), trials };
    const stop = state.stop ?? limitReached(deps, plan, { trials, round: state.progress.round });
    return {
      pool,
      bandit,
      spent,
      ledgerSeq: ledger.all().length,
      step: stop === null ? { kind: "propose" } : { kind: "assemble" },
      stop: stop === "finished" ? null : stop,
    };
  };

function bestScore(pool: readonly PoolFactor[]): number {
  return Math.max(0, ...pool.map((factor) => factor.validateScore));
}

/** Why searching ends here, or null to go on. */
function limitReached(
  deps: AgentDeps,
  plan: Plan,
  now: { readonly trials: number; readonly round: number },
): StopReason | null {
  const { limits } = deps;
  const spending = deps.spending();
  if (now.trials >= factorTrials(Math.min(plan.trials, limits.trials)))
    return limits.trials < plan.trials ? "budget-trials" : "finished";
  if (now.round >= plan.rounds) return "finished";
  if (spending.calls > 0 && spending.tokens >= limits.tokens) return "budget-tokens";
  if (spending.money > 0 && spending.money >= limits.money) return "budget-money";
  if (deps.timeIsUp(now.round)) return "budget-time";
  return null;
}

/** Lets a signal through between two candidates. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
