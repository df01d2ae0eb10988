// The judge: every finalist meets the same gates; only one that passes them all opens the holdout, once, on record.
import type { RecordId } from "#engine/core";
import type { Ledger, Subject, VerdictBody } from "#engine/evidence";
import type { AgentDeps } from "../deps.ts";
import type { PoolStrategy, ResearchState, Update } from "../state.ts";
import { type Answer, ask, metricIn, type World } from "./ask.ts";
import { policy } from "./policy.ts";

export const judge =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    if (state.step.kind !== "judge") return {};
    const { ledger, context } = await deps.viewAt(state.ledgerSeq);
    const world = { tools: deps.tools, context };
    for (const strategy of state.step.strategies) {
      context.signal.throwIfAborted();
      deps.emit({ kind: "phase", phase: "judge", says: `judging: ${strategy.label}` });
      const body = await judgeOne(strategy, world, ledger);
      ledger.append("verdict", body);
      deps.emit({
        kind: "verdict",
        subject: strategy.label,
        verdict: body.verdict,
        says: body.reasons.join("; "),
      });
    }
    return { ledgerSeq: ledger.all().length, step: { kind: "report" } };
  };

interface GateAnswer {
  readonly gate: string;
  readonly record: string;
}

async function judgeOne(strategy: PoolStrategy, world: World, ledger: Ledger): Promise<VerdictBody> {
  const subject = (await ask(world, "describe_strategy", { strategy: strategy.document })).subject as Subject;
  const gates = await measureGates(strategy, world);
  const net = await netRecord(strategy, "research", world);
  const first = await ask(world, "give_verdict", { gates, net, holdoutNet: null });
  recordGates(ledger, subject, first);
  const metrics = gates.map(({ record }) => record as RecordId);
  if (first.verdict !== "supported") return verdictOf(subject, first, metrics);
  const closed = await openOnce(strategy, world);
  if (closed !== null) return { subject, verdict: "supported", reasons: [closed], metrics };
  const holdout = await ask(world, "backtest_strategy", { strategy: strategy.document, part: "holdout" });
  const holdoutNet = await netRecord(strategy, "holdout", world);
  const last = await ask(world, "give_verdict", { gates, net, holdoutNet });
  const sharpe = metricIn(holdout, "sharpe");
  ledger.append("gate", {
    subject,
    gate: "holdout",
    says: "it earns after costs on the opened holdout",
    passed: (sharpe.value ?? -1) > 0,
    metric: sharpe.record as RecordId | null,
    threshold: 0,
  });
  return verdictOf(subject, last, sharpe.record === null ? metrics : [...metrics, sharpe.record as RecordId]);
}

function verdictOf(subject: Subject, judged: Answer, metrics: readonly RecordId[]): VerdictBody {
  return {
    subject,
    verdict: judged.verdict as VerdictBody["verdict"],
    reasons: judged.reasons as readonly string[],
    metrics: [...new Set(metrics)],
  };
}

/** Everything that is measured before the holdout, the benchmark and the cost ladder included. */
async function measureGates(strategy: PoolStrategy, world: World): Promise<readonly GateAnswer[]> {
  const { document } = strategy;
  const run = (part: string, costMultiplier: number): Promise<Answer> =>
    ask(world, "backtest_strategy", { strategy: document, part, costMultiplier });
  const validate = await run("validate", 1);
  await run("validate", 0.5);
  await run("research", 1);
  await ask(world, "stress_costs", { strategy: document, part: "research" });
  await compareWithBenchmark(document, world);
  const of = async (gate: string, metric: string, answer: Answer | Promise<Answer>): Promise<GateAnswer> => ({
    gate,
    record: metricIn(await answer, metric).record ?? "",
  });
  return [
    await of("validation", "sharpe", validate),
    await of("costs", "sharpe", run("validate", policy.costStress)),
    await of("walk-forward", "walk_forward.positive_share", ask(world, "walk_forward", { strategy: document })),
    await of(
      "neighbourhood",
      "neighbourhood.positive_share",
      ask(world, "check_neighbourhood", { strategy: document }),
    ),
    await of("sub-periods", "subperiods.positive_share", ask(world, "measure_subperiods", { strategy: document })),
    await of("multiple-testing", "rank_ic.p_adjusted", worstAdjusted(strategy, world)),
    await of("deflated-sharpe", "deflated_sharpe", ask(world, "deflate_sharpe", { strategy: document })),
  ];
}

async function netRecord(strategy: PoolStrategy, part: string, world: World): Promise<string | null> {
  const answer = await ask(world, "bootstrap_sharpe", { strategy: strategy.document, part });
  return metricIn(answer, "sharpe.bootstrap").record;
}

function recordGates(ledger: Ledger, subject: Subject, judged: Answer): void {
  const outcomes = judged.outcomes as readonly {
    readonly gate: string;
    readonly says: string;
    readonly passed: boolean;
    readonly bar: number;
    readonly record: string;
  }[];
  for (const { gate, says, passed, bar, record } of outcomes) {
    ledger.append("gate", { subject, gate, says, passed, metric: record as RecordId, threshold: bar });
  }
}

/** The adjusted p of the factor that stands worst: every leg must hold. */
async function worstAdjusted({ factors }: PoolStrategy, world: World): Promise<Answer> {
  const answers: Answer[] = [];
  for (const factor of factors) answers.push(await ask(world, "adjust_for_trials", factor));
  const p = (answer: Answer): number => metricIn(answer, "rank_ic.p_adjusted").value ?? 1;
  return answers.reduce((worst, answer) => (p(answer) > p(worst) ? answer : worst));
}

/** Everything held in equal parts, at the same costs: what doing nothing clever would have earned. */
async function compareWithBenchmark(document: PoolStrategy["document"], world: World): Promise<void> {
  const benchmark = equalWeight(document);
  await ask(world, "backtest_strategy", { strategy: benchmark, part: "validate" });
  await ask(world, "compare_strategies", { strategy: document, against: benchmark, part: "validate" });
}

function equalWeight({ costs, capital }: PoolStrategy["document"]): Readonly<Record<string, unknown>> {
  return {
    version: 1,
    name: "equal-weight universe",
    factors: [{ name: "listed", expression: "rank(close)" }],
    combination: { kind: "logic" },
    long: { entry: { kind: "threshold", of: "listed", above: 0 } },
    exposure: { gross: 1, net: 1 },
    rebalance: { every: 20, offset: 0 },
    costs,
    capital,
  };
}

/** null when this run opened the holdout; otherwise why not. */
async function openOnce(strategy: PoolStrategy, world: World): Promise<string | null> {
  try {
    await ask(world, "open_holdout", { strategy: strategy.document });
    return null;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "holdout-already-opened") {
      return "every required gate was passed; an earlier run opened the holdout for this strategy, and it stays closed";
    }
    throw thrown;
  }
}
