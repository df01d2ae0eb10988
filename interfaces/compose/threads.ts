// Threads of conversation: each has one run of its own, whose id is its name.
import type { Limits } from "#agents";
import { QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import type { Settings } from "../config.ts";
import { registerRun } from "./campaign.ts";
import { chooseMarket } from "./workspace.ts";
import { runRow } from "./world.ts";

export interface ThreadOptions {
  readonly settings: Settings;
  readonly market: string | undefined;
  /** Markets beside it that formulas of a new conversation may read. */
  readonly otherMarkets?: readonly string[] | undefined;
  /** Thread to go on with; undefined: the newest. */
  readonly thread: string | undefined;
  readonly fresh: boolean;
  /** Limits of each campaign, and of the model's tokens and money in the conversation itself. */
  readonly limits: Limits;
  readonly seed: number;
  readonly clock: () => Date;
  readonly tell: (text: string) => void;
}

export interface OpenedThread {
  readonly run: string;
  readonly market: string;
}

export async function openThread(store: Store, options: ThreadOptions): Promise<OpenedThread> {
  const { thread, fresh, market } = options;
  const known = store.state.listThreads();
  if (thread !== undefined) {
    const found = known.filter(({ id }) => id === thread || id.startsWith(thread) || id.endsWith(thread));
    const [only] = found;
    if (!only || found.length > 1)
      throw unknownThread(
        thread,
        known.map(({ id }) => id),
      );
    const opened = { run: only.id, market: runRow(store, only.id).market };
    if (market !== undefined && market !== opened.market) throw otherMarket(opened, market);
    return opened;
  }
  const newest = known.find(({ id }) => market === undefined || store.state.getRun(id)?.market === market);
  if (newest && !fresh) return { run: newest.id, market: runRow(store, newest.id).market };
  return newThread(store, options);
}

async function newThread(store: Store, options: ThreadOptions): Promise<OpenedThread> {
  const { settings, limits, seed, clock, tell } = options;
  const market = await chooseMarket(store, options.market, tell);
  const run = await registerRun(
    store,
    {
      kind: "chat",
      goal: "conversation",
      market,
      otherMarkets: options.otherMarkets,
      seed,
      model: settings.model,
      baseUrl: settings.baseUrl ?? null,
      limits,
      approved: true,
    },
    clock,
  );
  store.state.putThread(run, "nothing asked yet");
  return { run, market: market.info.name };
}

function unknownThread(thread: string, known: readonly string[]): QraftError {
  return new QraftError(
    "unknown-thread",
    `No thread "${thread}" in this workspace.`,
    known.length > 0
      ? `Known: ${known.slice(0, 5).join(", ")}. "/threads" lists all.`
      : '"qraft chat --new" begins one.',
  );
}

function otherMarket({ run, market }: OpenedThread, asked: string): QraftError {
  return new QraftError(
    "thread-of-other-market",
    `Thread ${run} is about market ${market}, not ${asked}.`,
    `Begin another with: qraft chat --new --market ${asked}`,
  );
}
