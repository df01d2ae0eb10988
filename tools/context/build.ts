// Builds what tools reach from a store, a split and a ledger; the one place that decides which rows a part holds.
import { QraftError, unwrap } from "#engine/core";
import type { DataAccess, MarketInfo, PanelQuery, SnapshotInfo, Split, Store } from "#engine/data";
import type { Ledger } from "#engine/evidence";
import { checkExpression, evaluateAll, parseExpression, printExpression, vocabularyOf } from "#engine/factors";
import { type Column, getData, type InputQuery, type Panel } from "#engine/panel";
import type { EarlierTrial, PanelPart, PartRole, Reads, ToolContext } from "./context.ts";
import { describeOthers, dropOldest, type MarketCache, newMarketCache, panelFor } from "./reach.ts";

export interface ContextParts {
  readonly run: string;
  readonly market: MarketInfo;
  readonly snapshot: SnapshotInfo;
  /** Other markets that formulas of this run may read, with their contents. */
  readonly inputs?: readonly InputQuery[] | undefined;
  readonly split: Split;
  readonly seed: number;
  readonly store: Store;
  readonly earlier: readonly EarlierTrial[];
  readonly earlierOpenings: number;
  /** Run whose openings count as this run's own: itself, or the run that it replays. */
  readonly openingsOf: string;
  readonly signal: AbortSignal;
  readonly progress?: ((done: number, all: number) => void) | undefined;
  readonly cache: PanelCache;
  /** Read the data as they are now rather than the run's snapshot: for verification. */
  readonly current?: boolean;
}

/** Panels and columns of a run, shared by its steps. */
export interface PanelCache {
  readonly panels: Map<PartRole, Promise<Panel>>;
  readonly markets: MarketCache;
  readonly columns: Map<string, Column>;
  /** Results that several tools of one step ask for, by what they depend on. */
  readonly results: Map<string, unknown>;
}

/** Most bytes of columns kept; the oldest column leaves first. */
const mostBytes = 512 * 1024 * 1024;

export function newPanelCache(): PanelCache {
  return { panels: new Map(), markets: newMarketCache(), columns: new Map(), results: new Map() };
}

export function buildContext(parts: ContextParts, ledger: Ledger): ToolContext {
  const { run, market, snapshot, split, seed, store, earlier, earlierOpenings, signal, cache } = parts;
  return {
    run,
    market,
    snapshot,
    split,
    seed,
    ledger,
    store,
    earlier,
    earlierOpenings,
    signal,
    progress: parts.progress,
    part: (role, reads) => readPart(parts, role, { access: { kind: "sealed" }, reads }),
    openedPart: (candidate, reads) => readOpened(parts, candidate, reads),
    openHoldout: (candidate) => recordOpening(parts, candidate),
    column: (expression, part) => columnOnce(cache, expression, part),
    once: (key, make) => resultOnce(cache, key, make),
  };
}

interface Reading {
  readonly access: DataAccess;
  readonly reads: Reads | undefined;
}

async function readPart(parts: ContextParts, role: PartRole, { access, reads }: Reading): Promise<PanelPart> {
  const { market, snapshot, split, cache } = parts;
  const period = role === "research" ? { start: split.explore.start, end: split.validate.end } : split[role];
  let reading = cache.panels.get(role);
  if (!reading) {
    const query = { market: market.name, end: period.end, snapshot: parts.current ? undefined : snapshot.hash };
    reading = readOwn(parts, query, access);
    cache.panels.set(role, reading);
  }
  const times = Math.ceil(snapshot.rows / Math.max(1, snapshot.symbols));
  const { panel, reduced } = await panelFor(parts, { role, own: await reading, times, reads });
  const from = panel.times.findIndex((time) => time >= period.start);
  if (from < 0 || panel.times.length - from < 2) {
    throw new QraftError(
      "part-empty",
      `The ${role} part of ${market.name} holds no bars.`,
      "Import a longer history, or choose another split.",
    );
  }
  return { role, panel, reduced, from, to: panel.times.length };
}

/** The market's own panel, that knows the others by name. */
async function readOwn(parts: ContextParts, query: PanelQuery, access: DataAccess): Promise<Panel> {
  const own = await getData(parts.store, query, access);
  const { beside } = await describeOthers(parts);
  return beside.size === 0 ? own : { ...own, beside };
}

async function readOpened(parts: ContextParts, candidate: string, reads: Reads | undefined): Promise<PanelPart> {
  const { store, market, openingsOf, split } = parts;
  const opening = store.state
    .openings(market.name)
    .find((known) => known.candidate === candidate && known.run === openingsOf);
  if (!opening) {
    throw new QraftError(
      "holdout-sealed",
      `The holdout of ${market.name} is sealed for candidate ${candidate.slice(0, 12)}.`,
      "Open it once, on record, with open_holdout.",
      3,
    );
  }
  const part = await readPart(parts, "holdout", {
    access: {
      kind: "opened",
      opening: { run: openingsOf, candidate, market: market.name, from: split.holdout.start },
    },
    reads,
  });
  return part;
}

/** The second opening is refused by the store; a step that runs again after a crash finds its own. */
function recordOpening(parts: ContextParts, candidate: string): number {
  const { store, market, run, openingsOf, split } = parts;
  const known = store.state.openings(market.name);
  const own = known.findIndex((opening) => opening.candidate === candidate && opening.run === openingsOf);
  if (own >= 0) return own;
  store.state.open({ run, candidate, market: market.name, from: split.holdout.start });
  return known.length;
}

function columnOnce(cache: PanelCache, expression: string, part: PanelPart): Column {
  const parsed = unwrap(parseExpression(expression));
  // By the formula as written: formulas that are equal by algebra may differ in the last bit.
  const key = `${part.role}/${part.reduced.join()}/${printExpression(parsed)}`;
  const found = cache.columns.get(key);
  if (found) return found;
  unwrap(checkExpression(parsed, vocabularyOf(part.panel)));
  const [column] = evaluateAll([parsed], part.panel);
  if (!column) throw new QraftError("no-column", `"${expression}" gave no column.`, "Report this as a defect.", 1);
  cache.columns.set(key, column);
  dropOldest(cache.columns, Math.floor(mostBytes / column.byteLength));
  return column;
}

const mostResults = 60;

/** A pure result, made once; the oldest leaves first. */
function resultOnce<T>(cache: PanelCache, key: string, make: () => T): T {
  const found = cache.results.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  cache.results.set(key, made);
  dropOldest(cache.results, mostResults);
  return made;
}
