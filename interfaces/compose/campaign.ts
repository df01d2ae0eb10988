// Starting, resuming and replaying campaigns: a run is registered, its holdout sealed, and the graph driven to its end or its next question.
import { randomBytes } from "node:crypto";
import { Command } from "@langchain/langgraph";
import {
  type AgentDeps,
  buildGraph,
  type CampaignEvent,
  claimThread,
  type Limits,
  type Plan,
  type PlanDecision,
  planSchema,
  type Researcher,
  type ResearchState,
  recursionLimit,
  type Spending,
  SqliteSaver,
  type StopReason,
} from "#agents";
import { hashOf, QraftError } from "#engine/core";
import { type MarketDescription, makeSplit, type Store } from "#engine/data";
import { demoCosts } from "#engine/data/sources";
import { tools } from "#tools";
import { checkMarketFor } from "./market-needs.ts";
import type { RunConfig, RunStatus } from "./run-config.ts";
import { codeVersion } from "./version.ts";
import { openWorld, runRow, type World } from "./world.ts";

export interface NewRun {
  readonly kind: RunConfig["kind"];
  readonly goal: string;
  readonly market: MarketDescription;
  readonly seed: number;
  readonly model: string;
  readonly baseUrl: string | null;
  readonly limits: Limits;
  readonly approved: boolean;
  /** Campaigns: ideas of the generator beside the researcher's. */
  readonly generator?: boolean | undefined;
  /** Markets beside the run's own that formulas may read; a replay has those of its run. */
  readonly otherMarkets?: readonly string[] | undefined;
  readonly replayOf?: { readonly run: string; readonly config: RunConfig };
}

/** Longest look-back overlap plus label that the embargo must cover; grows with the horizon. */
const embargoBars = 21;

/** Registers a run: its split and snapshot are fixed and its holdout is sealed before anything can be read. */
export async function registerRun(store: Store, fresh: NewRun, clock: () => Date): Promise<string> {
  const { market, replayOf } = fresh;
  if (replayOf === undefined) checkMarketFor(fresh.kind, market);
  const snapshot = await store.snapshot(market.info.name);
  const times = await store.calendar(market.info.name);
  const seal = store.state.sealOf(market.info.name);
  const split =
    replayOf?.config.split ?? makeSplit(times, { explore: 0.5, validate: 0.25, embargoBars, holdoutFrom: seal?.from });
  const known = store.state.listRuns();
  const id = `${stamp(clock())}-${randomBytes(3).toString("hex")}`;
  const config: RunConfig = {
    kind: fresh.kind,
    goal: fresh.goal,
    market: market.info.name,
    seed: fresh.seed,
    model: fresh.model,
    baseUrl: fresh.baseUrl,
    version: codeVersion,
    snapshot: replayOf?.config.snapshot ?? snapshot.hash,
    inputs: replayOf?.config.inputs ?? (await contentsOf(store, fresh.otherMarkets ?? [])),
    split,
    limits: fresh.limits,
    approved: fresh.approved,
    generator: fresh.generator === true,
    ordinal: replayOf?.config.ordinal ?? known.length,
    minutes: 0,
    spent: { calls: 0, tokens: 0, money: 0 },
    replayOf: replayOf?.run ?? null,
  };
  store.state.transact(() => {
    store.state.putRun({
      id,
      status: "planned" satisfies RunStatus,
      goal: fresh.goal,
      market: market.info.name,
      config,
    });
    store.state.seal({ market: market.info.name, run: id, from: split.holdout.start });
  });
  return id;
}

async function contentsOf(store: Store, markets: readonly string[]): Promise<RunConfig["inputs"]> {
  const inputs: RunConfig["inputs"] = [];
  for (const market of markets) inputs.push({ market, snapshot: (await store.snapshot(market)).hash });
  return inputs;
}

function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}

export type CampaignEnd =
  | { readonly kind: "asks"; readonly plan: Plan }
  | { readonly kind: "ended"; readonly stop: StopReason; readonly report: string | null };

export interface DriveOptions {
  readonly store: Store;
  readonly run: string;
  /** Built once it is known what the run has spent before. */
  readonly researcher: (config: RunConfig, before: Spending) => Researcher;
  readonly spending: () => Spending;
  readonly decision: PlanDecision | null;
  readonly emit: (event: CampaignEvent) => void;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  readonly isAlive: (pid: number) => boolean;
}

/** A live owner keeps its claim; a dead one loses it at once, whatever its lease. */
const leaseMs = 24 * 3_600_000;

/** Drives a run from where it stands to its end or its next question. One owner at a time. */
export async function driveCampaign(options: DriveOptions): Promise<CampaignEnd> {
  const { store, run, clock } = options;
  const world = await openWorld(store, run, { signal: options.signal });
  const { kind } = world.config;
  if (kind !== "campaign") {
    throw new QraftError(
      "not-a-campaign",
      `Run ${run} is a ${kind}, not a campaign; there is nothing to go on with.`,
      kind === "chat"
        ? `Go on talking with: qraft chat --thread ${run}`
        : 'Repeat the command, or start a campaign with "qraft explore".',
    );
  }
  const claim = claimThread(store.state.db, run, {
    owner: String(process.pid),
    now: clock().getTime(),
    leaseMs,
    isAlive: (owner) => Number(owner) !== process.pid && options.isAlive(Number(owner)),
  });
  try {
    return await drive(world, options);
  } finally {
    claim.release();
  }
}

async function drive(world: World, options: DriveOptions): Promise<CampaignEnd> {
  const { store, run, clock, emit } = options;
  const started = clock().getTime();
  const minutes = (): number => world.config.minutes + (clock().getTime() - started) / 60_000;
  const saver = new SqliteSaver(store.state.db);
  const before = await spentBefore(saver, run);
  const graph = buildGraph(depsOf(world, { ...options, minutes, before }), saver);
  const thread = {
    configurable: { thread_id: run },
    recursionLimit,
    durability: "sync" as const,
    signal: options.signal,
  };
  setStatus(store, run, "running", minutes());
  const begun = (await graph.getState(thread)).createdAt !== undefined;
  const input = options.decision !== null && begun ? new Command({ resume: options.decision }) : begun ? null : {};
  try {
    for await (const _ of await graph.stream(input, { ...thread, streamMode: "updates" }))
      options.signal.throwIfAborted();
  } catch (thrown) {
    setStatus(store, run, options.signal.aborted ? "stopped" : "failed", minutes());
    throw options.signal.aborted ? interrupted(run) : withResumeHint(thrown, run);
  }
  const after = await graph.getState(thread);
  const state = after.values as ResearchState;
  if (after.next.length > 0 && state.plan) {
    setStatus(store, run, "waiting", minutes());
    return { kind: "asks", plan: state.plan };
  }
  emit({ kind: "phase", phase: "done", says: `stopped: ${state.stop ?? "finished"}` });
  setStatus(store, run, state.stop === "rejected" ? "rejected" : "finished", minutes());
  await store.mirrorLedger(run, store.state.ledger(run));
  return { kind: "ended", stop: state.stop ?? "finished", report: state.report };
}

function interrupted(run: string): QraftError {
  const says = `Run ${run} was interrupted; nothing is lost.`;
  return new QraftError("interrupted", says, `Go on with: qraft runs resume ${run}`, 75);
}

/** What a person can mend is said with the way back into the run. */
function withResumeHint(thrown: unknown, run: string): unknown {
  if (!(thrown instanceof QraftError) || (thrown.exit !== 75 && thrown.exit !== 2)) return thrown;
  const next = `${thrown.next} Then go on with: qraft runs resume ${run}`;
  return new QraftError(thrown.code, thrown.message, next, thrown.exit, thrown);
}

function setStatus(store: Store, run: string, status: RunStatus, minutes: number): void {
  const row = runRow(store, run);
  store.state.putRun({
    id: run,
    status,
    goal: row.goal,
    market: row.market,
    config: { ...(row.config as RunConfig), minutes },
  });
}

/** Calls, tokens and money up to the last checkpoint; what the step after it was answered is on record and counts again. */
async function spentBefore(saver: SqliteSaver, run: string): Promise<Spending> {
  const tuple = await saver.getTuple({ configurable: { thread_id: run } });
  const spent = tuple?.checkpoint.channel_values.spent as Partial<Spending> | undefined;
  return { calls: spent?.calls ?? 0, tokens: spent?.tokens ?? 0, money: spent?.money ?? 0 };
}

type DepsOptions = DriveOptions & { readonly minutes: () => number; readonly before: Spending };

export function depsOf(world: World, options: DepsOptions): AgentDeps {
  const { config, store, run } = world;
  return {
    goal: config.goal,
    run,
    market: config.market,
    version: config.version,
    seed: config.seed,
    tools,
    researcher: withApprovedPlan(world, options.researcher(config, options.before)),
    limits: config.limits,
    describe: async () => cardOf(await store.describe(config.market)),
    viewAt: world.at,
    commit: world.commit,
    approved: config.approved,
    defaults: async (goal) => defaultPlan(goal, config),
    spending: options.spending,
    timeIsUp: (round) => timeIsUp(world, round, options.minutes),
    emit: options.emit,
  };
}

/** In a replay the plan is the recorded one: a person may have edited what was proposed. */
function withApprovedPlan({ config, store }: World, researcher: Researcher): Researcher {
  const recorded =
    config.replayOf === null ? undefined : store.state.ledger(config.replayOf).find(({ kind }) => kind === "plan");
  if (recorded === undefined) return researcher;
  return { ...researcher, plan: async () => planSchema.parse(JSON.parse(recorded.body)) };
}

/** A replay stops where the recorded run stopped, whatever its own clock says. */
function timeIsUp({ config, store, run }: World, round: number, minutes: () => number): boolean {
  const place = hashOf({ timeIsUp: round });
  const recorded = store.state.getReply(config.replayOf ?? run, place, 0) === true;
  if (recorded || config.replayOf !== null) return recorded;
  if (minutes() < config.limits.minutes) return false;
  store.state.putReply(run, place, { turn: 0, body: true });
  return true;
}

export function cardOf(description: MarketDescription): Awaited<ReturnType<AgentDeps["describe"]>> {
  const { info, symbols, fields, groups, first, last, rows } = description;
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return {
    market: info.name,
    simulated: info.simulated,
    currency: info.currency,
    frequency: info.frequency,
    symbols: symbols.length,
    bars: rows,
    first: day(first),
    last: day(last),
    fields: [...fields],
    groups: [...groups],
  };
}

/** Trials of a plan; a smaller budget ends the campaign before its plan does. */
const usualTrials = 60;

export function defaultPlan(goal: string, config: RunConfig): Plan {
  const trials = Math.min(5000, Math.max(usualTrials, config.limits.trials));
  return {
    goal,
    market: config.market,
    mechanisms: ["reversal"],
    horizonBars: 5,
    rounds: Math.min(50, Math.ceil(trials / 5)),
    ideasPerRound: 6,
    ...(config.generator ? { generator: true } : {}),
    trials,
    finalists: 3,
    rebalanceEvery: 5,
    quantile: 0.2,
    longOnly: false,
    costs: { ...demoCosts, capital: 10_000_000 },
  };
}
