// Which records a page cites, and from where: filled while the text is laid out, read by the appendix and the manifest.
import type { LedgerView } from "../ledger.ts";

export interface Citations {
  /** Notes a citation and returns the id of its place; null where nothing is cited. */
  cite(records: readonly string[]): string | null;
  /** Keeps a record for the appendix without a place in the text. */
  keep(record: string): void;
  has(record: string): boolean;
  /** Cited records in the order of the ledger, with what stands behind gates and verdicts. */
  records(): readonly string[];
  /** Ids of the places that cite a record. */
  placesOf(record: string): readonly string[];
}

export function openCitations(ledger: LedgerView): Citations {
  const places = new Map<string, string[]>();
  let count = 0;
  const keep = (id: string): void => {
    const record = ledger.get(id);
    if (!record || places.has(id)) return;
    places.set(id, []);
    if (record.kind === "gate" && record.body.metric !== null) keep(record.body.metric);
    if (record.kind === "verdict") record.body.metrics.forEach(keep);
  };
  return {
    cite: (ids) => {
      if (ids.length === 0) return null;
      count++;
      const place = `c-${count}`;
      for (const id of new Set(ids)) {
        keep(id);
        places.get(id)?.push(place);
      }
      return place;
    },
    keep,
    has: (id) => places.has(id),
    records: () => [...places.keys()].sort((a, b) => (ledger.get(a)?.seq ?? 0) - (ledger.get(b)?.seq ?? 0)),
    placesOf: (id) => places.get(id) ?? [],
  };
}

/** The anchor of a record in the appendix. */
export function recordAnchor(id: string): string {
  return `r-${id}`;
}
