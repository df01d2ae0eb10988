// Which records a report rests on: those its spans name, those its predicates read, and the series its figures draw.
import type { RecordId } from "#engine/core";
import type { ReportDocument } from "./document.ts";
import { spansOf } from "./gate/walk.ts";
import type { LedgerView } from "./ledger.ts";
import { renderPieces } from "./pieces.ts";

/** Ids in order of first appearance, each once. */
export function citedRecords(document: ReportDocument, ledger: LedgerView): readonly RecordId[] {
  const cited = new Set<RecordId>();
  for (const { span } of spansOf(document)) {
    for (const { records } of renderPieces([span], ledger)) for (const id of records) cited.add(id);
  }
  for (const block of document.sections.flatMap((section) => section.blocks)) {
    if (block.kind === "figure") for (const id of block.series) cited.add(id as RecordId);
  }
  return [...cited];
}
