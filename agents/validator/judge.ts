// The judge: every finalist meets the same gates; only one that passes them all opens the holdout, once, on record.
import type { RecordId } from "#engine/core";
import type { Ledger, Subject, VerdictBody } from "#engine/evidence";
import type { AgentDeps } from "../deps.ts";
import type { PoolStrategy, ResearchState, Update } from "../state.ts";
import { type Answer, ask, valueOf, type World } from "./ask.ts";
import { askGate } from "./gate.ts";
import { policy } from "./policy.ts";

export const judge = (deps: AgentDeps) => async (state: ResearchState): Promise<Update> => {
  if (state.step.kind !== "judge") return {};
  const { ledger, context } = await deps.viewAt(state.ledgerSeq);
  const world = { tools: deps.tools, context };
  for (const strategy of state.step.strategies) {
    context.signal.throwIfAborted();
    deps.emit({ kind: "phase", phase: "judge", says: `judging: ${strategy.label}` });
    const body = await judgeOne(strategy, world, ledger);
    ledger.append("verdict", body);
    deps.emit({ kind: "verdict", subject: strategy.label, verdict: body.verdict, says: body.reasons.join("; ") });
  }
  return { ledgerSeq: ledger.all().length, step: { kind: "report" } };
};

interface Question {
  readonly gate: string;
  readonly says: string;
  readonly metric: string;
  readonly bar: number;
  readonly atLeast: boolean;
  readonly answer: Answer;
}

async function judgeOne(strategy: PoolStrategy, world: World, ledger: Ledger): Promise<VerdictBody> {
  const { document } = strategy;
  const subject = (await ask(world, "describe_strategy", { strategy: document })).subject as Subject;
  const run = (part: string, costMultiplier: number): Promise<Answer> => ask(world, "backtest_strategy", { strategy: document, part, costMultiplier });
  const validate = await run("validate", 1);
  await run("validate", 0.5);
  const research = await run("research", 1);
  await ask(world, "stress_costs", { strategy: document, part: "research" });
  await compareWithBenchmark(document, world);
  const questions: readonly Question[] = [
    { gate: "out-of-sample", says: "earns after costs on the validate part", metric: "sharpe", bar: 0, atLeast: true, answer: validate },
    { gate: "costs", says: "earns on the validate part with costs raised by half", metric: "sharpe", bar: 0, atLeast: true, answer: await run("validate", policy.costStress) },
    { gate: "walk-forward", says: "enough walk-forward folds end in profit", metric: "walk_forward.positive_share", bar: policy.foldShare, atLeast: true, answer: await ask(world, "walk_forward", { strategy: document }) },
    { gate: "neighbourhood", says: "neighbouring parameters earn as well", metric: "neighbourhood.positive_share", bar: policy.neighbourShare, atLeast: true, answer: await ask(world, "check_neighbourhood", { strategy: document }) },
    { gate: "sub-periods", says: "enough sub-periods end in profit", metric: "subperiods.positive_share", bar: policy.yearShare, atLeast: true, answer: await ask(world, "measure_subperiods", { strategy: document }) },
    { gate: "multiple-testing", says: "rank IC of every factor stands after correction for all trials of the run", metric: "rank_ic.p_adjusted", bar: policy.adjustedP, atLeast: false, answer: await worstAdjusted(strategy, world) },
    { gate: "deflated-sharpe", says: "the Sharpe ratio stands after deflation by every trial", metric: "deflated_sharpe", bar: policy.deflatedSharpe, atLeast: true, answer: await ask(world, "deflate_sharpe", { strategy: document }) },
  ];
  const asked = questions.map((question) => ({ question, passed: askQuestion(ledger, subject, question) }));
  const failed = asked.filter(({ passed }) => !passed).map(({ question }) => question);
  const metrics = questions.flatMap(({ answer, metric }) => valueOf(answer, metric).record ?? []) as RecordId[];
  if (failed.length > 0) return verdictWithout(subject, { failed, metrics, research });
  return openAndJudge(strategy, { subject, metrics }, { world, ledger });
}

/** The adjusted p of the factor that stands worst: every leg must hold. */
async function worstAdjusted({ factors }: PoolStrategy, world: World): Promise<Answer> {
  const answers: Answer[] = [];
  for (const { expression, horizonBars } of factors) answers.push(await ask(world, "adjust_for_trials", { expression, horizonBars }));
  return answers.reduce((worst, answer) => ((valueOf(answer, "rank_ic.p_adjusted").value ?? 1) > (valueOf(worst, "rank_ic.p_adjusted").value ?? 1) ? answer : worst));
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

function askQuestion(ledger: Ledger, subject: Subject, question: Question): boolean {
  const { value, record } = valueOf(question.answer, question.metric);
  return askGate(ledger, subject, { gate: question.gate, says: question.says, value, bar: question.bar, metric: record, atLeast: question.atLeast });
}

/** Refuted when the whole research part shows a loss; otherwise what was asked is simply not proven. */
function verdictWithout(subject: Subject, found: { readonly failed: readonly Question[]; readonly metrics: readonly RecordId[]; readonly research: Answer }): VerdictBody {
  const sharpe = valueOf(found.research, "sharpe").value;
  const refuted = sharpe !== null && sharpe < 0 && found.failed.some(({ gate }) => gate === "out-of-sample");
  return { subject, verdict: refuted ? "refuted" : "not proven", reasons: found.failed.map(({ gate, says }) => `${gate}: not shown that ${says}`), metrics: found.metrics };
}

async function openAndJudge(strategy: PoolStrategy, judged: { readonly subject: Subject; readonly metrics: readonly RecordId[] }, at: { readonly world: World; readonly ledger: Ledger }): Promise<VerdictBody> {
  const { subject, metrics } = judged;
  const opened = await openOnce(strategy, at.world);
  if (opened !== null) return { subject, verdict: "supported", reasons: [opened], metrics };
  const holdout = await ask(at.world, "backtest_strategy", { strategy: strategy.document, part: "holdout" });
  const sharpe = valueOf(holdout, "sharpe");
  const agrees = askGate(at.ledger, subject, { gate: "holdout", says: "earns after costs on the holdout", value: sharpe.value, bar: 0, metric: sharpe.record, atLeast: true });
  const all = sharpe.record === null ? metrics : [...metrics, sharpe.record as RecordId];
  return agrees
    ? { subject, verdict: "supported out of sample", reasons: ["every gate passed, and the opened holdout agrees"], metrics: all }
    : { subject, verdict: "not proven", reasons: ["every gate passed, but the opened holdout disagrees"], metrics: all };
}

/** null when this run opened the holdout; otherwise why not. */
async function openOnce(strategy: PoolStrategy, world: World): Promise<string | null> {
  try {
    await ask(world, "open_holdout", { strategy: strategy.document });
    return null;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "holdout-already-opened") return "every gate passed; the holdout was opened for this strategy by an earlier run and stays closed";
    throw thrown;
  }
}
