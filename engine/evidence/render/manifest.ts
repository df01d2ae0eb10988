// The page's own list of what it shows, for machines: run, ledger head, snapshot, records, figures.
import type { ReportDocument } from "../document.ts";
import { drawnSeries } from "./figure.ts";
import { type Html, html, scriptJson } from "./markup.ts";
import type { Desk } from "./statements.ts";

export function manifestMarkup(document: ReportDocument, desk: Desk): Html {
  const figures = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === "figure" ? [block] : [])),
  );
  const manifest = {
    format: "qraft-html/1",
    report: document.format,
    run: document.run,
    ledgerHead: document.ledgerHead,
    snapshot: document.snapshot,
    records: desk.citations.records(),
    figures: figures.map((block) => ({
      figure: block.figure,
      records: drawnSeries(block, desk).map(({ record }) => record.id),
    })),
  };
  return html`<script type="application/json" id="qraft-manifest">${scriptJson(manifest)}</script>`;
}
