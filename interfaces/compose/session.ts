// A run of one command: what a person measures by hand is on record too, and counts as a trial.

import type { MarketDescription, Store } from "#engine/data";
import type { Ledger, TrialBody } from "#engine/evidence";
import { callTool, type ToolContext, tools } from "#tools";
import { registerRun } from "./campaign.ts";
import type { RunConfig } from "./run-config.ts";
import { openWorld, runRow } from "./world.ts";

export interface Session {
  readonly run: string;
  readonly ledger: Ledger;
  readonly context: ToolContext;
  readonly ask: (tool: string, input: unknown) => Promise<unknown>;
  readonly trial: (body: TrialBody) => string;
}

export interface SessionOptions {
  readonly kind: RunConfig["kind"];
  readonly goal: string;
  readonly market: MarketDescription;
  /** Markets beside it that formulas may read. */
  readonly otherMarkets?: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  /** Told how far a long call is. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Registers a run, works in it, closes its ledger with what was measured, or leaves it failed, and only then shows what
 * came out: the work returns how. Nobody reads a number that a kill could still take off the record.
 */
export async function inSession<T>(
  store: Store,
  options: SessionOptions,
  work: (session: Session) => Promise<() => T>,
): Promise<T> {
  const { kind, goal, market, otherMarkets, signal, clock, progress } = options;
  const limits = { trials: 1000, tokens: 0, money: 0, minutes: 600 };
  const run = await registerRun(
    store,
    { kind, goal, market, otherMarkets, seed: 7, model: "offline", baseUrl: null, limits, approved: true },
    clock,
  );
  const world = await openWorld(store, run, { signal, progress });
  const { ledger, context } = await world.at(0);
  const row = runRow(store, run);
  const close = (status: string): void =>
    void store.state.putRun({ id: run, status, goal, market: market.info.name, config: row.config });
  let show: () => T;
  try {
    show = await work({
      run,
      ledger,
      context,
      ask: (tool, input) => callTool(tools, tool, input, context),
      trial: (body) => ledger.append("trial", body).id,
    });
    world.commit();
    close("finished");
  } catch (thrown) {
    world.commit();
    close(signal.aborted ? "stopped" : "failed");
    throw thrown;
  }
  return show();
}
