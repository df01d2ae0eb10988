// Writes a run's report beside the store: document, HTML, Markdown and the bundle that anyone can check offline.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fault, QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import {
  exportBundle,
  Ledger,
  type LedgerRow,
  type ReportDocument,
  renderReportText,
  reportDocument,
} from "#engine/evidence";
import { renderHtml } from "#engine/evidence/render";
import { runRow } from "./world.ts";

export interface ReportFiles {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
  readonly bundle: string;
}

function rowsOf(store: Store, run: string): readonly LedgerRow[] {
  return store.state.ledger(run).map(({ seq, id, kind, body, prev, hash }) => ({ seq, id, kind, body, prev, hash }));
}

/** A run's ledger, to read. */
export function readLedger(store: Store, run: string): Ledger {
  const rows = rowsOf(store, run);
  return new Ledger({
    rows: () => rows,
    append: () => {
      throw fault(`The ledger of run ${run} is open for reading only.`);
    },
  });
}

export function reportFolder(store: Store, run: string): string {
  return join(store.workspace, "reports", run);
}

export function filesOf(store: Store, run: string): ReportFiles {
  const folder = reportFolder(store, run);
  return {
    html: join(folder, "report.html"),
    markdown: join(folder, "report.md"),
    json: join(folder, "report.json"),
    bundle: join(folder, "bundle.json"),
  };
}

/** Renders and writes every form; each file appears whole or not at all. */
export async function publishReport(store: Store, run: string, text: string): Promise<ReportFiles> {
  const document = reportDocument.parse(JSON.parse(text));
  const ledger = readLedger(store, run);
  const files = filesOf(store, run);
  mkdirSync(reportFolder(store, run), { recursive: true });
  const written: readonly (readonly [keyof ReportFiles, string])[] = [
    ["json", `${JSON.stringify(document, null, 2)}\n`],
    ["markdown", renderReportText(document, ledger)],
    ["html", renderHtml(document, ledger)],
    ["bundle", `${JSON.stringify(exportBundle(document, rowsOf(store, run)), null, 1)}\n`],
  ];
  for (const [name, content] of written) {
    const path = files[name];
    writeFileSync(`${path}.part`, content);
    renameSync(`${path}.part`, path);
    store.state.putArtifact({ run, name, path, sha256: createHash("sha256").update(content).digest("hex") });
  }
  return files;
}

/** The published document of a run. */
export function readReport(store: Store, run: string): ReportDocument {
  const row = runRow(store, run);
  try {
    return reportDocument.parse(JSON.parse(readFileSync(filesOf(store, run).json, "utf8")));
  } catch (cause) {
    throw new QraftError(
      "report-missing",
      `Run ${run} (${row.status}) has no readable report.`,
      row.status === "finished"
        ? `Write it again with: qraft runs resume ${run}`
        : `Finish it with: qraft runs resume ${run}`,
      2,
      cause,
    );
  }
}
