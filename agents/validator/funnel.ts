// The funnel of one candidate, cheap to dear. It stops at the first gate that is not passed; the death goes on record with stage and value.
import type { RecordId } from "#engine/core";
import type { Ledger, TrialBody } from "#engine/evidence";
import { factorSubject, type Tool, type ToolContext } from "#tools";
import type { Candidate, PoolFactor } from "../state.ts";
import { ask, metricIn } from "./ask.ts";
import { askGate } from "./gate.ts";
import { policy } from "./policy.ts";

export interface FunnelWorld {
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
  readonly ledger: Ledger;
}

export interface FunnelResult {
  readonly trial: TrialBody;
  /** The factor for the pool, when it came through. */
  readonly factor: Omit<PoolFactor, "trial"> | null;
}

interface Ending {
  readonly outcome: TrialBody["outcome"];
  readonly stage: string;
  readonly reason: string;
  readonly metric?: string | null;
  readonly duplicateOf?: string | null;
}

/** What the stages learn on the way, for the trial's record. */
interface Learned {
  sharpePerBar: number | null;
  pValue: number | null;
  score: number;
  validateScore: number;
}

type Stage = (candidate: Candidate, world: FunnelWorld, learned: Learned) => Promise<Ending | null>;

export async function runFunnel(
  candidate: Candidate,
  pool: readonly PoolFactor[],
  world: FunnelWorld,
): Promise<FunnelResult> {
  const learned: Learned = { sharpePerBar: null, pValue: null, score: 0, validateScore: 0 };
  const stages: readonly Stage[] = [memory, informationFlow, sample, novelty(pool), screen, signalGate];
  for (const stage of stages) {
    world.context.signal.throwIfAborted();
    const ending = await stage(candidate, world, learned);
    if (ending) return { trial: trialOf(candidate, ending, learned), factor: null };
  }
  const { expression, mechanism, sign, origin } = candidate;
  return {
    trial: trialOf(
      candidate,
      { outcome: "passed", stage: "finished", reason: "passed every gate of the funnel" },
      learned,
    ),
    factor: { expression, mechanism, sign, origin, score: learned.score, validateScore: learned.validateScore },
  };
}

function trialOf(candidate: Candidate, ending: Ending, learned: Learned): TrialBody {
  return {
    subject: factorSubject(candidate.expression),
    definition: { expression: candidate.expression },
    idea: candidate.idea as RecordId,
    author: candidate.author,
    origin: candidate.origin,
    outcome: ending.outcome,
    stage: ending.stage,
    reason: ending.reason,
    metric: (ending.metric ?? null) as RecordId | null,
    duplicateOf: (ending.duplicateOf ?? null) as RecordId | null,
    sharpePerBar: learned.sharpePerBar,
    pValue: learned.pValue,
  };
}

const memory: Stage = async ({ expression }, world) => {
  const found = await ask(world, "recall_factor", { expression });
  const duplicate = found.duplicateOf as string | null;
  if (duplicate === null) return null;
  return {
    outcome: "duplicate",
    stage: "memory",
    reason: `${String(found.kind)} duplicate of an earlier trial`,
    duplicateOf: duplicate,
  };
};

const informationFlow: Stage = async ({ expression }, world) => {
  const answer = await ask(world, "check_information_flow", { expression });
  const metric = String(answer.metric);
  const passed = askGate(world.ledger, factorSubject(expression), {
    gate: "information-flow",
    says: "past values do not change when the future is cut off or replaced by noise",
    value: answer.passed === true ? 1 : 0,
    bar: 1,
    metric,
    atLeast: true,
  });
  if (passed) return null;
  const reason =
    answer.compared === 0
      ? "no past value to compare: the history is shorter than the look-back"
      : "values of the past depend on the future";
  return { outcome: "died", stage: "information-flow", reason, metric };
};

const sample: Stage = async ({ expression, horizonBars, sign }, world) => {
  const answer = await ask(world, "sample_factor", { expression, horizonBars, dates: policy.sampleDates });
  const t = metricIn(answer, "sample.rank_ic.t");
  return gateOrDeath(world, expression, {
    stage: "sample",
    says: "rank IC on a sample of dates has the declared sign",
    value: signed(t.value, sign),
    bar: policy.sampleT,
    metric: t.record,
    reason: "no rank correlation with the declared sign on the sample",
  });
};

const novelty =
  (pool: readonly PoolFactor[]): Stage =>
  async ({ expression }, world) => {
    if (pool.length === 0) return null;
    const answer = await ask(world, "measure_novelty", { expression, pool: pool.map((factor) => factor.expression) });
    const correlation = metricIn(answer, "novelty.max_abs_correlation");
    const passed = askGate(world.ledger, factorSubject(expression), {
      gate: "novelty",
      says: "rank correlation with every factor of the pool stays below the bar",
      value: correlation.value,
      bar: policy.novelty,
      metric: correlation.record,
      atLeast: false,
    });
    return passed
      ? null
      : { outcome: "died", stage: "novelty", reason: "too close to a factor of the pool", metric: correlation.record };
  };

const screen: Stage = async ({ expression, horizonBars, sign }, world, learned) => {
  const answer = await ask(world, "screen_factor", { expression, horizonBars, part: "explore" });
  const t = metricIn(answer, "rank_ic.t");
  learned.pValue = metricIn(answer, "rank_ic.p").value;
  learned.score = signed(t.value, sign) ?? 0;
  const coverage = metricIn(answer, "coverage");
  const thin = gateOrDeath(world, expression, {
    stage: "coverage",
    says: "values exist for enough symbols",
    value: coverage.value,
    bar: policy.coverage,
    metric: coverage.record,
    reason: "too few symbols have a value",
  });
  const years = metricIn(answer, "rank_ic.same_sign_years");
  return (
    thin ??
    gateOrDeath(world, expression, {
      stage: "screen",
      says: "Newey–West t of the rank IC reaches the bar with the declared sign",
      value: signed(t.value, sign),
      bar: policy.screenT,
      metric: t.record,
      reason: "rank IC too small for its noise",
    }) ??
    gateOrDeath(world, expression, {
      stage: "signal-gate",
      says: "enough calendar years carry the declared sign",
      value: years.value,
      bar: policy.periodShare,
      metric: years.record,
      reason: "the sign changes from year to year",
    })
  );
};

const signalGate: Stage = async ({ expression, horizonBars, sign }, world, learned) => {
  const answer = await ask(world, "screen_factor", { expression, horizonBars, part: "validate" });
  const mean = metricIn(answer, "rank_ic.mean");
  const hits = metricIn(answer, "rank_ic.positive_share");
  const t = metricIn(answer, "rank_ic.t");
  learned.validateScore = signed(t.value, sign) ?? 0;
  const share = hits.value === null ? null : sign > 0 ? hits.value : 1 - hits.value;
  const wrongSign = gateOrDeath(world, expression, {
    stage: "signal-gate",
    says: "rank IC keeps the declared sign on the validation part",
    value: signed(mean.value, sign),
    bar: 0,
    metric: mean.record,
    reason: "the sign turned on the validation part",
  });
  return (
    wrongSign ??
    gateOrDeath(world, expression, {
      stage: "signal-gate",
      says: "hit rate on the validation part reaches the bar",
      value: share,
      bar: policy.hitRate,
      metric: hits.record,
      reason: "hit rate on the validation part below the bar",
    })
  );
};

interface Bar {
  readonly stage: string;
  readonly says: string;
  readonly value: number | null;
  readonly bar: number;
  readonly metric: string | null;
  readonly reason: string;
}

function gateOrDeath(world: FunnelWorld, expression: string, bar: Bar): Ending | null {
  const passed = askGate(world.ledger, factorSubject(expression), {
    gate: bar.stage,
    says: bar.says,
    value: bar.value,
    bar: bar.bar,
    metric: bar.metric,
    atLeast: true,
  });
  return passed ? null : { outcome: "died", stage: bar.stage, reason: bar.reason, metric: bar.metric };
}

function signed(value: number | null, sign: -1 | 1): number | null {
  return value === null ? null : value * sign;
}
