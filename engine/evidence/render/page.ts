// A report as one HTML page: nothing is fetched, nothing outside is named, equal input gives equal bytes.
import { sha256 } from "#engine/core";
import type { ReportDocument } from "../document.ts";
import type { LedgerView } from "../ledger.ts";
import { renderText } from "../text.ts";
import { sectionMarkup } from "./blocks.ts";
import { openCitations } from "./citations.ts";
import { contentsMarkup, headMarkup } from "./head.ts";
import { manifestMarkup } from "./manifest.ts";
import { html, joinMarkup, rawMarkup } from "./markup.ts";
import { recordsMarkup } from "./record-list.ts";
import { script } from "./script.ts";
import { openDesk } from "./statements.ts";
import { style } from "./style.ts";

/** The page. It reads without its script; the script only moves the cards of origin beside their numbers. */
export function renderHtml(document: ReportDocument, ledger: LedgerView): string {
  const desk = openDesk(ledger, openCitations(ledger));
  const head = headMarkup(document, desk);
  const sections = document.sections.map((section, position) => sectionMarkup(section, position, desk));
  const records = recordsMarkup(document.run, desk);
  const manifest = manifestMarkup(document, desk);
  const page = html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${renderText(document.title, ledger).trim()}</title>
<style>${rawMarkup(style)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
${contentsMarkup(document, desk)}
<main id="report">
${head}
${joinMarkup(sections, "\n")}
${records}
<footer><p>Printed from the ledger of run ${document.run}, sealed at ${document.ledgerHead}.</p></footer>
</main>
${manifest}
<script>${rawMarkup(script)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Only this page's own style and script, by their hashes; nothing may be loaded, framed or sent. */
const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hashForPolicy(style)}'`,
  `script-src 'sha256-${hashForPolicy(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashForPolicy(text: string): string {
  return Buffer.from(sha256(text), "hex").toString("base64");
}
