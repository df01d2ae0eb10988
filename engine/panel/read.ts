// The one way to read market data: a query to a store, a panel back, with panels of other markets where asked.
import {
  type Bars,
  type DataAccess,
  type GridAnswer,
  type GridQuery,
  mostPeriods,
  type PanelQuery,
} from "#engine/data";
import { panelOf } from "./build.ts";
import { closesOf, knownPart } from "./known.ts";
import type { Panel } from "./panel.ts";

/** The part of a store that reading needs. */
export interface BarReader {
  readonly read: (query: PanelQuery, access?: DataAccess) => Promise<Bars>;
}

/** The part of a store that computing inside the tables needs. */
export interface GridReader {
  readonly queryGrid: (query: GridQuery, access?: DataAccess) => Promise<GridAnswer>;
}

/** Which rows a question is about, and who asks. */
export interface GridRows {
  readonly query: PanelQuery;
  readonly access?: DataAccess;
}

export { type GridAnswer, mostPeriods };

/** Reads whatever market, frequency and storage the query names; sealed rows stay out unless an opening is handed in. */
export async function getData(
  store: BarReader,
  query: PanelQuery,
  access: DataAccess = { kind: "sealed" },
): Promise<Panel> {
  return panelOf(await store.read(query, access));
}

/** Another market that formulas may read, by its content. */
export interface InputQuery {
  readonly market: string;
  /** Hash of an earlier content; default: the current one. */
  readonly snapshot?: string | undefined;
}

/**
 * A panel with panels of other markets beside it. Those are always read sealed, by their own seals, and end with what
 * was known at the close of the panel's last bar.
 */
export async function getDataWithInputs(
  store: BarReader,
  ask: {
    readonly query: PanelQuery;
    readonly access?: DataAccess | undefined;
    readonly inputs: readonly InputQuery[];
  },
): Promise<Panel> {
  return withInputPanels(store, await getData(store, ask.query, ask.access), ask.inputs);
}

/** The same for a panel that is there already. */
export async function withInputPanels(store: BarReader, panel: Panel, asked: readonly InputQuery[]): Promise<Panel> {
  if (asked.length === 0) return panel;
  const inputs = new Map<string, Panel>();
  for (const query of asked) inputs.set(query.market, await readInput(store, panel, query));
  return { ...panel, inputs };
}

/** Another market, read sealed, that ends with what was known at the close of the panel's last bar. */
export async function readInput(store: BarReader, panel: Panel, { market, snapshot }: InputQuery): Promise<Panel> {
  const end = closesOf(panel).at(-1) ?? Number.NEGATIVE_INFINITY;
  return knownPart(await getData(store, { market, snapshot }), end);
}
