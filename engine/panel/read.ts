// The one way to read market data: a query to a store, a panel back.
import type { Bars, DataAccess, PanelQuery } from "#engine/data";
import { panelOf } from "./build.ts";
import type { Panel } from "./panel.ts";

/** The part of a store that reading needs. */
export interface BarReader {
  readonly read: (query: PanelQuery, access?: DataAccess) => Promise<Bars>;
}

/** Reads whatever market, frequency and storage the query names; sealed rows stay out unless an opening is handed in. */
export async function getData(
  store: BarReader,
  query: PanelQuery,
  access: DataAccess = { kind: "sealed" },
): Promise<Panel> {
  return panelOf(await store.read(query, access));
}
