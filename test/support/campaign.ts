// A small market in a fresh workspace, and campaigns driven over it to their end, as the command line does.
import type { CampaignEvent, Limits, Researcher } from "#agents";
import { offlineResearcher } from "#agents";
import type { Store } from "#engine/data";
import { makeDemoMarket, rowsForImport } from "#engine/data/sources";
import { driveCampaign, readLedger, registerRun } from "../../interfaces/compose/index.ts";

export const smallLimits: Limits = { trials: 14, tokens: 0, money: 0, minutes: 60 };

export interface SmallMarket {
  readonly seed?: number;
  readonly symbols?: number;
  readonly years?: number;
  readonly nothingPlanted?: boolean;
  readonly name?: string;
}

/** Makes a small simulated market; one that is there already stays as it is. */
export async function importSmall(store: Store, market: SmallMarket = {}): Promise<void> {
  const { seed = 7, symbols = 40, years = 3, nothingPlanted = false, name = "demo" } = market;
  const demo = makeDemoMarket({ seed, symbols, years, null: nothingPlanted });
  await store.importBars({
    info: { ...demo.info, name },
    rows: rowsForImport(demo.rows),
    instruments: demo.instruments,
    factors: demo.factors,
    source: { name: `small demo, seed ${seed}`, sha256: demo.source.files[0]?.sha256 ?? "" },
  });
}

export interface CampaignOptions {
  readonly goal?: string;
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
  readonly market?: string;
  readonly model?: string;
  readonly baseUrl?: string | null;
  readonly generator?: boolean;
}

export async function register(store: Store, options: CampaignOptions = {}): Promise<string> {
  return registerRun(
    store,
    {
      kind: "campaign",
      goal: options.goal ?? "short-term reversal",
      market: await store.describe(options.market ?? "demo"),
      seed: options.seed ?? 7,
      model: options.model ?? "offline",
      baseUrl: options.baseUrl ?? null,
      limits: { ...smallLimits, ...options.limits },
      approved: true,
      generator: options.generator,
    },
    () => new Date(),
  );
}

export interface DriveParts {
  readonly researcher?: Researcher;
  readonly signal?: AbortSignal;
  readonly emit?: (event: CampaignEvent) => void;
}

export async function drive(store: Store, run: string, parts: DriveParts = {}) {
  return driveCampaign({
    store,
    run,
    researcher: () => parts.researcher ?? offlineResearcher,
    spending: () => ({ calls: 0, tokens: 0, money: 0 }),
    decision: null,
    emit: parts.emit ?? (() => {}),
    signal: parts.signal ?? new AbortController().signal,
    clock: () => new Date(),
    isAlive: () => false,
  });
}

export interface Driven {
  readonly run: string;
  readonly head: string;
  readonly report: string;
  readonly stop: string;
}

/** Registers a campaign and drives it to its end. */
export async function runCampaign(
  store: Store,
  options: CampaignOptions = {},
  parts: DriveParts = {},
): Promise<Driven> {
  const run = await register(store, options);
  const end = await drive(store, run, parts);
  if (end.kind !== "ended") throw new Error(`The campaign stands at a question about its plan.`);
  return { run, head: readLedger(store, run).head, report: end.report ?? "", stop: end.stop };
}
