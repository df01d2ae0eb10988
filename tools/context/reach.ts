// The other markets of a run: known by name from the start, read or reduced in ClickHouse when formulas name them.
import type { MarketDescription, Store } from "#engine/data";
import { checkText, type InputMarket, marketsNamedIn, nameOfInput, vocabularyOf } from "#engine/factors";
import type { Column, InputQuery, Panel } from "#engine/panel";
import { inputMarketOf } from "../library.ts";
import { decideMarkets, type MarketDecision, type MarketSources, sourcesOf, withMarkets } from "../other-markets.ts";
import type { PartRole, Reads } from "./context.ts";

/** What a run keeps of its other markets. */
export interface MarketCache {
  described: Promise<OtherMarkets> | null;
  /** By part and market. */
  readonly bars: Map<string, Promise<Panel>>;
  /** By part and leaf. */
  readonly columns: Map<string, Column>;
  /** By part and what they hold, the newest last. */
  readonly panels: Map<string, Panel>;
}

export function newMarketCache(): MarketCache {
  return { described: null, bars: new Map(), columns: new Map(), panels: new Map() };
}

interface RunMarkets {
  readonly store: Store;
  readonly inputs?: readonly InputQuery[] | undefined;
  /** Their contents as they are now rather than the run's. */
  readonly current?: boolean | undefined;
  readonly cache: { readonly markets: MarketCache };
}

interface OtherMarkets {
  readonly described: ReadonlyMap<string, MarketDescription>;
  /** What formulas may read of them: symbols that are listed behind a seal are not known. */
  readonly beside: ReadonlyMap<string, InputMarket>;
}

export function describeOthers({ store, inputs = [], current, cache }: RunMarkets): Promise<OtherMarkets> {
  cache.markets.described ??= (async () => {
    const described = new Map<string, MarketDescription>();
    const beside = new Map<string, InputMarket>();
    for (const { market, snapshot } of inputs) {
      const content = current === true ? undefined : snapshot;
      const one = await store.describe(market, content);
      described.set(market, one);
      beside.set(market, { ...inputMarketOf(one), symbols: await store.readableSymbols(market, content) });
    }
    return { described, beside };
  })();
  return cache.markets.described;
}

interface Asked {
  readonly role: PartRole;
  readonly own: Panel;
  /** About how many bars per symbol the run's market has: the same for its parts, so that they decide alike. */
  readonly times: number;
  readonly reads: Reads | undefined;
}

/** Panels kept: those of the formulas that were asked about last. */
const mostPanels = 8;
/** Most bytes of reduced columns kept. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The part's panel with what the formulas read of other markets. Which markets are reduced in ClickHouse depends on the
 * formulas of this one call and the contents of the run, never on what was read before, so that a repeated call gives the
 * same bytes.
 */
export async function panelFor(
  run: RunMarkets,
  { role, own, times, reads }: Asked,
): Promise<{ readonly panel: Panel; readonly reduced: readonly string[] }> {
  const naming = (reads?.formulas ?? []).filter((text) => marketsNamedIn(text).length > 0);
  if (naming.length === 0) return { panel: own, reduced: [] };
  const { described } = await describeOthers(run);
  const vocabulary = vocabularyOf(own);
  const exprs = naming.flatMap((text) => {
    const checked = checkText(text, vocabulary);
    return checked.ok ? [checked.value.expr] : [];
  });
  const where = reads?.bars === true ? "process" : "auto";
  const decisions = decideMarkets(own, { exprs, others: described, times, where });
  const { markets } = run.cache;
  const key = `${role}/${decisions.map(holdingOf).join("; ")}`;
  const panel = markets.panels.get(key) ?? (await withMarkets(keptSources(run, role), own, decisions));
  markets.panels.delete(key);
  markets.panels.set(key, panel);
  dropOldest(markets.panels, mostPanels);
  return { panel, reduced: decisions.flatMap(({ name, inStore }) => (inStore ? [name] : [])) };
}

function holdingOf({ name, inStore, isRead, leaves }: MarketDecision): string {
  const columns = inStore ? leaves.map(nameOfInput).sort() : [];
  return `${name}${inStore && !isRead ? "" : " whole"} ${columns.join(", ")}`;
}

/** Bars and columns that the run has already, or its store. */
function keptSources({ store, cache }: RunMarkets, role: PartRole): MarketSources {
  const fresh = sourcesOf(store);
  const { bars, columns } = cache.markets;
  return {
    bars: (here, market) => {
      const key = `${role}/${market.info.name}`;
      const reading = bars.get(key) ?? fresh.bars(here, market);
      bars.set(key, reading);
      return reading;
    },
    reduced: async (here, decision) => {
      const known = new Map<string, Column>();
      const missing = decision.leaves.filter((leaf) => {
        const name = nameOfInput(leaf);
        const column = columns.get(`${role}/${name}`);
        if (column !== undefined) known.set(name, column);
        return column === undefined;
      });
      if (missing.length === 0) return known;
      for (const [name, column] of await fresh.reduced(here, { ...decision, leaves: missing })) {
        known.set(name, column);
        columns.set(`${role}/${name}`, column);
        dropOldest(columns, Math.floor(mostBytes / column.byteLength));
      }
      return known;
    },
  };
}

/** The oldest entries leave until so many are left. */
export function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
