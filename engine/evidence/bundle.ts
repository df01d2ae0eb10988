// A report with everything that stands behind it, as one document that the independent verifier can check alone.
import { QraftError } from "#engine/core";
import type { ReportDocument } from "./document.ts";
import { Ledger, type LedgerRow, memoryRows } from "./ledger.ts";
import { renderReportText } from "./text.ts";

export interface Bundle {
  readonly format: "qraft-bundle/1";
  readonly run: string;
  /** The run's whole ledger, as stored. */
  readonly ledger: readonly LedgerRow[];
  readonly document: ReportDocument;
  /** The canonical rendering of the document from that ledger. */
  readonly text: string;
}

/** Rows are taken as they are stored; a ledger that does not verify is not exported. */
export function exportBundle(document: ReportDocument, rows: readonly LedgerRow[]): Bundle {
  const plain = rows.map(({ seq, id, kind, body, prev, hash }) => ({ seq, id, kind, body, prev, hash }));
  const ledger = new Ledger(memoryRows(plain));
  const broken = ledger.verifyChain();
  if (broken) {
    throw new QraftError(
      "ledger-corrupt",
      `The ledger does not verify at ${broken.place}: expected ${broken.expected}, found ${broken.found}.`,
      "A report can only be exported from an untouched ledger.",
      3,
    );
  }
  return {
    format: "qraft-bundle/1",
    run: document.run,
    ledger: plain,
    document,
    text: renderReportText(document, ledger),
  };
}
