// The world of one run: its context, its ledger, its earlier trials, wired from the workspace.

import { fault, QraftError, type SnapshotHash } from "#engine/core";
import type { RunRow, Store } from "#engine/data";
import { Ledger } from "#engine/evidence";
import { buildContext, type EarlierTrial, newPanelCache, type PanelCache, type ToolContext } from "#tools";
import { type StepRows, stepRows } from "./ledger-rows.ts";
import { configOf, type RunConfig } from "./run-config.ts";

export interface World {
  readonly run: string;
  readonly config: RunConfig;
  readonly store: Store;
  /** Ledger and context as of a number of records. */
  readonly at: (ledgerSeq: number) => Promise<{ readonly ledger: Ledger; readonly context: ToolContext }>;
  /** Writes what was appended since the last `at`. */
  readonly commit: () => void;
}

export interface WorldOptions {
  readonly signal: AbortSignal;
  readonly progress?: ((done: number, all: number) => void) | undefined;
  /** Read the data as they are now rather than the run's snapshot: for verification only. */
  readonly current?: boolean;
}

export function runRow(store: Store, run: string): RunRow {
  const row = store.state.getRun(run);
  if (row) return row;
  const known = store.state.listRuns().map(({ id }) => id);
  throw new QraftError(
    "unknown-run",
    `No run "${run}" in this workspace.`,
    known.length > 0
      ? `Known: ${known.slice(0, 5).join(", ")}. "qraft runs list" shows all.`
      : '"qraft explore" makes the first.',
  );
}

export async function openWorld(store: Store, run: string, options: WorldOptions): Promise<World> {
  const config = configOf(runRow(store, run));
  const description = await store.describe(config.market);
  // The run's own content: the market may have been revised since.
  const snapshot =
    (await store.snapshots(config.market)).find(({ hash }) => hash === config.snapshot) ??
    (await store.snapshot(config.market));
  const cache: PanelCache = newPanelCache();
  const earlier = earlierTrials(store, config, run);
  let rows: StepRows | null = null;
  const at: World["at"] = async (ledgerSeq) => {
    rows = stepRows(store.state, run, ledgerSeq);
    const ledger = new Ledger(rows);
    const parts = {
      run,
      market: description.info,
      snapshot: { ...snapshot, hash: config.snapshot as SnapshotHash },
      inputs: config.inputs,
      split: config.split,
      seed: config.seed,
      store,
      earlier,
      earlierOpenings: earlierOpenings(store, config, run),
      openingsOf: config.replayOf ?? run,
      signal: options.signal,
      progress: options.progress,
      current: options.current === true,
      cache,
    };
    return { ledger, context: buildContext(parts, ledger) };
  };
  return { run, config, store, at, commit: () => rows?.flush() };
}

/** Scored trials of this market that were on record when this run began: a conversation goes on beside a campaign, and what it tries later must not change the campaign's numbers. */
function earlierTrials(store: Store, config: RunConfig, run: string): readonly EarlierTrial[] {
  const { startedAt } = runRow(store, config.replayOf ?? run);
  return store.state
    .listRuns()
    .filter((row) => row.market === config.market && ordinalOf(row) < config.ordinal)
    .reverse()
    .flatMap((row) =>
      new Ledger({
        append: () => {
          throw fault("An earlier run is read only.");
        },
        rows: () => store.state.ledger(row.id).filter(({ at }) => at <= startedAt),
      })
        .ofKind("trial")
        .map((record) => ({ row, record })),
    )
    .filter(({ record }) => record.body.outcome !== "duplicate")
    .map(({ row, record: { id, body } }) => ({
      run: row.id,
      definition:
        typeof (body.definition as { readonly expression?: unknown }).expression === "string"
          ? String((body.definition as { readonly expression: string }).expression)
          : JSON.stringify(body.definition),
      sharpePerBar: body.sharpePerBar,
      stage: body.stage,
      reason: body.reason,
      record: id,
    }));
}

function ordinalOf(row: RunRow): number {
  const config = row.config as { readonly ordinal?: number } | null;
  return config?.ordinal ?? 0;
}

/** Openings of the market's holdout that were on record when this run began. */
function earlierOpenings(store: Store, config: RunConfig, run: string): number {
  const { startedAt } = runRow(store, config.replayOf ?? run);
  return store.state.openings(config.market).filter(({ at }) => at <= startedAt).length;
}
