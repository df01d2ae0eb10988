// A store that is opened, sealed and spied on, and the tools' world over it, as a campaign gets it.
import { type Bars, openStore, type Store } from "#engine/data";
import type { Ledger } from "#engine/evidence";
import type { ToolContext } from "#tools";
import { openWorld, registerRun } from "../../interfaces/compose/index.ts";
import { smallLimits } from "./campaign.ts";
import { revertingMarket } from "./reverting-market.ts";

export interface ToolWorld {
  readonly store: Store;
  readonly run: string;
  readonly ledger: Ledger;
  readonly context: ToolContext;
  readonly commit: () => void;
  /** Latest row that any read has given so far. */
  readonly latestRead: () => number;
  readonly sealFrom: number;
}

/** A fresh market in a workspace, registered for a run: from here on its holdout is sealed. */
export async function openToolWorld(workspace: string): Promise<ToolWorld> {
  const store = await openStore({ workspace, mode: "write" });
  await store.importBars(revertingMarket({ symbols: 24, days: 400 }));
  let latest = Number.NEGATIVE_INFINITY;
  const spied: Store = new Proxy(store, {
    get(target, name) {
      if (name === "read")
        return async (...args: Parameters<Store["read"]>): Promise<Bars> => {
          const bars = await target.read(...args);
          latest = Math.max(latest, bars.times.at(-1) ?? Number.NEGATIVE_INFINITY);
          return bars;
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const market = await store.describe("demo");
  const fresh = {
    kind: "campaign",
    goal: "x",
    market,
    seed: 7,
    model: "offline",
    baseUrl: null,
    limits: smallLimits,
    approved: true,
  } as const;
  const run = await registerRun(spied, fresh, () => new Date());
  const world = await openWorld(spied, run, { signal: new AbortController().signal });
  const { ledger, context } = await world.at(0);
  const sealFrom = store.state.sealOf("demo")?.from ?? Number.NaN;
  return { store, run, ledger, context, commit: world.commit, latestRead: () => latest, sealFrom };
}
