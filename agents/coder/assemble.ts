// Strategies from the surviving factors: singles, pairs, triples and all together, each scored on the explore part and counted as a trial.
import type { RecordId } from "#engine/core";
import type { Subject, TrialBody } from "#engine/evidence";
import type { AgentDeps } from "../deps.ts";
import type { Plan } from "../plan.ts";
import type { PoolFactor, PoolStrategy, ResearchState, Update } from "../state.ts";
import { ask, metricIn } from "../validator/ask.ts";
import { policy } from "../validator/policy.ts";

/** Factors that strategies are made of, best first. */
const mostFactors = 4;

const sizings = ["equal", "proportional"] as const;
type Sizing = (typeof sizings)[number];

export const assembler =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    const plan = state.plan as Plan;
    const { ledger, context } = await deps.viewAt(state.ledgerSeq);
    const scored: PoolStrategy[] = [];
    let trials = state.spent.trials;
    deps.emit({ kind: "phase", phase: "strategies", says: `assembling strategies from ${state.pool.length} factors` });
    for (const draft of draftsFrom(state.pool, plan)) {
      context.signal.throwIfAborted();
      if (trials >= Math.min(plan.trials, deps.limits.trials)) break;
      const answer = await ask({ tools: deps.tools, context }, "backtest_strategy", {
        strategy: draft.document,
        part: "explore",
      });
      const sharpe = metricIn(answer, "sharpe");
      const survives = sharpe.value !== null && sharpe.value > policy.backtestSharpe;
      const { subject } = await ask({ tools: deps.tools, context }, "describe_strategy", { strategy: draft.document });
      const body = strategyTrial({
        subject: subject as Subject,
        draft,
        sharpe,
        perBar: metricIn(answer, "sharpe_per_bar").value,
        survives,
      });
      const trial = ledger.append("trial", body);
      trials += 1;
      if (survives)
        scored.push({
          id: trial.body.subject.id,
          label: draft.label,
          document: draft.document,
          factors: draft.factors.map(({ expression }) => ({ expression, horizonBars: plan.horizonBars })),
          trial: trial.id,
          score: sharpe.value,
        });
      deps.emit({
        kind: "trial",
        trial: trials,
        subject: draft.label,
        outcome: body.outcome,
        stage: body.stage,
        says: body.reason,
      });
    }
    const finalists = [...scored].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, plan.finalists);
    const spent = { ...state.spent, trials };
    const step: ResearchState["step"] =
      finalists.length > 0 ? { kind: "judge", strategies: finalists } : { kind: "report" };
    return { spent, ledgerSeq: ledger.all().length, step };
  };

interface Draft {
  readonly label: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly factors: readonly PoolFactor[];
}

function strategyTrial(made: {
  readonly subject: Subject;
  readonly draft: Draft;
  readonly sharpe: { readonly value: number | null; readonly record: string | null };
  readonly perBar: number | null;
  readonly survives: boolean;
}): TrialBody {
  return {
    subject: made.subject,
    definition: made.draft.document,
    idea: null,
    author: "coder",
    origin: { template: "quantile portfolio", parameters: { factors: made.draft.factors.map(({ trial }) => trial) } },
    outcome: made.survives ? "passed" : "died",
    stage: made.survives ? "finished" : "backtest",
    reason: made.survives ? "earns after costs on the explore part" : "earns nothing after costs on the explore part",
    metric: made.sharpe.record as RecordId | null,
    duplicateOf: null,
    sharpePerBar: made.perBar,
    pValue: null,
  };
}

function draftsFrom(pool: readonly PoolFactor[], plan: Plan): readonly Draft[] {
  const best = [...pool]
    .sort((a, b) => b.score - a.score || (a.expression < b.expression ? -1 : 1))
    .slice(0, mostFactors);
  const groups: (readonly PoolFactor[])[] = best.map((factor) => [factor]);
  for (let i = 0; i < best.length; i++)
    for (let j = i + 1; j < best.length; j++) groups.push([best[i] as PoolFactor, best[j] as PoolFactor]);
  if (best.length > 2) groups.push(best);
  return groups
    .flatMap((factors) => sizings.map((sizing) => draftOf(factors, plan, sizing)))
    .slice(0, policy.mostStrategies);
}

/** Mechanism and what was chosen for it, so that two strategies of one mechanism can be told apart. */
function nameOf({ mechanism, origin }: PoolFactor): string {
  const { window, neutral, smoothing } = origin?.parameters ?? {};
  const choices = [
    window,
    neutral === "sector" ? "within sectors" : "",
    smoothing === 1 ? "" : `smoothed ${String(smoothing)}`,
  ];
  const said = choices.filter((choice) => choice !== undefined && choice !== "" && choice !== "smoothed undefined");
  return said.length > 0 ? `${mechanism} ${said.join(" ")}` : mechanism;
}

function draftOf(factors: readonly PoolFactor[], plan: Plan, sizing: Sizing): Draft {
  const every = plan.rebalanceEvery;
  const share = plan.quantile;
  const keep = Math.min(0.5, share * 2);
  const label = `${factors.map(nameOf).join(" + ")}, ${sizing} weights`;
  const document = {
    version: 1,
    name: label,
    factors: factors.map((factor, i) => ({ name: `f${i + 1}`, expression: factor.expression, direction: factor.sign })),
    combination: { kind: "weighted", normalise: "rank" },
    long: {
      entry: { kind: "quantile", of: "score", region: "top", share },
      exit: { kind: "quantile", of: "score", region: "not-top", share: keep },
    },
    ...(plan.longOnly
      ? {}
      : {
          short: {
            entry: { kind: "quantile", of: "score", region: "bottom", share },
            exit: { kind: "quantile", of: "score", region: "not-bottom", share: keep },
          },
        }),
    sizing: { kind: sizing },
    exposure: { gross: 1, net: plan.longOnly ? 1 : 0 },
    caps: { maxWeight: 0.1 },
    rebalance: { every, offset: 0 },
    costs: {
      commissionBps: plan.costs.commissionBps,
      halfSpreadBps: plan.costs.halfSpreadBps,
      slippageBps: plan.costs.slippageBps,
      impact: { coefficient: plan.costs.impactCoefficient, bars: 20 },
      borrowBpsPerYear: plan.costs.borrowBpsPerYear,
    },
    capital: plan.costs.capital,
  };
  return { label, document, factors };
}
